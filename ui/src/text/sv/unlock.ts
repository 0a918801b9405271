// The lock screen.
import * as common from './common';

export const title = 'Lås upp';
export const who = (name: string, role: string) => `${name}, ${common.roles[role] ?? role}`;
export const passphrase = 'Lösenfras';
export const hint = 'Minst fyra ord. Skiftläge och mellanslag räknas.';
export const unlock = 'Lås upp';
export const unlocking = 'Låser upp';
export const keyring = 'Använd datorns nyckelring';
export const forgotten = 'Jag har glömt lösenfrasen';
export const restore = 'Läs tillbaka en säkerhetskopia';
export const empty = 'Skriv lösenfrasen.';
export const comeBack = 'Du kommer tillbaka dit du var.';
export const saved = 'Allt du skrev är sparat på den här datorn.';
/** Why it is locked, when it is not at one's own wish. */
export const lockedBy: Record<string, readonly [string, string] | undefined> = {
  idle: ['Samsyn låste när ingen var här.', 'Det som skrevs sist är kvar.'],
  foreign_page: ['Samsyn låste, för något försökte visa en annan sida i fönstret.', 'Sidan visades inte, och det du skrev är kvar. Säg till skolans it-stöd om det händer igen.'],
};
/** Text that the disk did not take. */
export const waiting = (n: number): readonly [string, string] => [
  n === 1 ? 'En text fick inte plats på disken.' : `${n} texter fick inte plats på disken.`,
  'Allt du skrev ligger krypterat i datorns minne. Gör plats på disken och lås upp, så sparas det. Stäng inte av Samsyn eller datorn innan dess.',
];
export const version = (number: string) => `Version ${number}`;

/** What the keyring cannot do, when the policy needs it. */
export const keyringNeeded: Record<string, readonly [string, string]> = {
  missing: ['Nyckelringen saknas på den här datorn.', 'Skolans regel kräver den. Lås upp med återställningsnyckeln på papper. Innehållet är orört.'],
  locked: ['Datorns nyckelring är låst.', 'Lås upp den i systemet och försök sedan igen. Innehållet är orört.'],
  refused: ['Nyckelringen släpper inte fram Samsyn.', 'Tillåt Samsyn i systemet och försök sedan igen. Innehållet är orört.'],
};
export const checkAgain = 'Kontrollera igen';

export const recover = {
  title: 'Återställ med nyckeln på papper',
  lead: 'Du behöver papperet som skrevs ut när Samsyn sattes upp. Sedan väljer du en ny lösenfras.',
  key: 'Återställningsnyckel',
  keyHint: 'Nio grupper med fyra tecken. Skiftläge, mellanslag och bindestreck spelar ingen roll.',
  keyEmpty: 'Skriv nyckeln som den står på papperet.',
  act: 'Återställ och lås upp',
  back: 'Tillbaka till lösenfrasen',
  after: 'Efteråt låses valvet upp med lösenfrasen ensam. Du kan slå på nyckelringen igen i Inställningar.',
};

export const chosen = {
  label: 'Ny lösenfras',
  again: 'Skriv den en gång till',
  hint: 'Minst fyra ord som inte hör ihop, eller 16 tecken. Du får klistra in från en lösenordshanterare.',
  different: 'De två är inte lika. Visa dem och jämför.',
  weak: 'Den är för kort. Ta fyra ord eller 16 tecken.',
};
