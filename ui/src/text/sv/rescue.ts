// When something of the vault is missing or damaged: what happened, what is safe, what to do.
import type { LossView, VaultTrouble } from '../../api/generated/door';

export const vault = {
  title: 'Läs tillbaka en säkerhetskopia',
  lead: 'Kopian läggs i valvets ställe. Det som ligger där nu bevaras under ett annat namn; inget raderas.',
  act: 'Läs tillbaka kopian',
  working: 'Läser kopian, kontrollerar varje del av den och lägger den på plats. Det kan ta någon minut.',
  after: 'Det som skrevs efter att kopian gjordes finns inte i den. Sedan låser du upp med lösenfrasen från kopians dag.',
};
export const keys = {
  title: 'Hämta nyckelfilen ur en säkerhetskopia',
  lead: 'Databasen finns kvar med allt som är skrivet. Bara nyckelfilen tas ur kopian.',
  act: 'Hämta nyckelfilen',
  working: 'Läser kopian och prövar nyckeln mot databasen.',
  after: 'Sedan låser du upp med lösenfrasen från kopians dag.',
};
export const which = 'Vilken kopia?';
export const other = 'En annan fil';
export const file = 'Kopians fil';
export const fileHint = 'Hela sökvägen, till exempel från ett USB-minne. Filen slutar på .samsyn-backup.';
export const fileEmpty = 'Skriv var kopian ligger.';
export const secret = 'Lösenfras eller återställningsnyckel';
export const secretHint = 'Lösenfrasen från den dag då kopian gjordes, eller nyckeln på papper.';
export const secretEmpty = 'Skriv lösenfrasen eller nyckeln.';
export const whole = ['Här ligger redan ett helt valv.', 'Det är orört. Byter du ut det bevaras det under ett annat namn.'] as const;
export const replace = 'Byt ut det';
export const back = 'Tillbaka';
export const checkAgain = 'Kontrollera igen';

export const trouble: Record<VaultTrouble, readonly [string, string]> = {
  keys_missing: ['Nyckelfilen saknas', 'Databasen finns kvar, och inget i den är ändrat. Utan nyckelfilen (vault.keys) går den inte att låsa upp. Nyckelfilen finns i varje säkerhetskopia.'],
  keys_damaged: ['Nyckelfilen är skadad', 'Databasen finns kvar, och inget i den är ändrat. Nyckelfilen (vault.keys) finns i varje säkerhetskopia. Den skadade bevaras.'],
  database_missing: ['Databasen saknas', 'Nyckelfilen finns, men inte databasen (samsyn.db). Ligger den på en annan disk, anslut den och kontrollera igen. Annars: läs tillbaka en säkerhetskopia.'],
  gone: ['Valvet är inte här', 'Här har funnits ett valv, och mappen är tom eller inte ansluten. Anslut disken eller nätmappen och kontrollera igen. Annars: läs tillbaka en säkerhetskopia.'],
};

export const giveUp = {
  ask: 'Börja om med ett tomt valv',
  title: 'Börja om med ett tomt valv?',
  text: 'Det som är kvar av det gamla valvet flyttas till en egen mapp bredvid och bevaras. I det nya valvet finns inget av det. Gör det om ett barn behöver anmälas nu och ingen kopia finns till hands.',
  act: 'Flytta undan och börja om',
};

const several = (count: number, one: string, many: string) => `${count.toLocaleString('sv-SE')} ${count === 1 ? one : many}`;
const writings = (loss: LossView) => several(loss.events, 'sparad händelse', 'sparade händelser');
const rows = (loss: LossView) => several(loss.rows, 'rad i åtkomstloggen', 'rader i åtkomstloggen');
const kept = (loss: LossView) => (loss.kept ? ` Filerna som de låg är bevarade: ${loss.kept}.` : '');
const after = (loss: LossView, at: string) => (loss.since ? ` Det gäller allt efter ${at}.` : '');

type Sentence = (loss: LossView, at: string) => readonly [what: string, then: string];
const wal: (what: string) => Sentence = (what) => (loss, at) => [
  what,
  loss.events + loss.rows > 0
    ? `${writings(loss)} och ${rows(loss)} saknas, kanske också text som höll på att skrivas.${after(loss, at)}${kept(loss)}`
    : `Alla händelser finns kvar. Text som höll på att skrivas kan saknas.${kept(loss)}`,
];

/** What is lost: one sentence a kind. */
export const lost: Record<string, Sentence> = {
  wal_missing: wal('Filen med det som sparades sist (samsyn.db-wal) är borta.'),
  wal_damaged: wal('Filen med det som sparades sist (samsyn.db-wal) gick inte att läsa till slutet.'),
  older_copy: (loss, at) => [
    'Databasen slutar tidigare än den ska.',
    `En äldre kopia har lagts tillbaka, eller slutet är bortskuret. ${writings(loss)} och ${rows(loss)} saknas.${after(loss, at)}${kept(loss)}`,
  ],
  older_folder: (loss, at) => [
    'Hela valvets mapp är äldre än vad datorns nyckelring minns.',
    `${writings(loss)} och ${rows(loss)} saknas.${after(loss, at)}${kept(loss)}`,
  ],
  log_cut: (loss, at) => ['Slutet av händelseloggen är bortskuret.', `${writings(loss)} saknas.${after(loss, at)}${kept(loss)}`],
  rows_gone: (loss) => [
    'Rader i åtkomstloggen är borttagna eller ändrade.',
    `${loss.rows > 0 ? `${rows(loss)} saknas. ` : ''}Säg det till den som ansvarar för loggen.${kept(loss)}`,
  ],
  forked: (loss) => [
    'Valvet har delat sig.',
    `Två kopior av samma valv har fortsatt var för sig. Det som skrevs i den andra finns inte här.${kept(loss)}`,
  ],
  head_missing: () => ['Filen samsyn.head saknades.', 'Den är skapad på nytt. Inget annat saknas såvitt det går att se, men en förlust före nu hade inte synts.'],
  head_damaged: () => ['Filen samsyn.head var skadad.', 'Den är skapad på nytt. Inget annat saknas såvitt det går att se, men en förlust före nu hade inte synts.'],
  pages_damaged: (loss) => [
    'Delar av databasen gick inte att läsa.',
    `Det som gick att läsa är räddat. ${loss.events > 0 ? `${writings(loss)} saknas${loss.numbers ? ` (${loss.numbers})` : ''}. ` : 'Ingen händelse saknas. '}${loss.rows > 0 ? `${rows(loss)} saknas. ` : ''}${kept(loss)}`,
  ],
};

export const told = {
  title: 'Något som var sparat saknas',
  headTitle: 'En kontrollfil är skapad på nytt',
  lead: 'Samsyn fortsätter med det som finns. Säg till skolans IT, och läs tillbaka en säkerhetskopia om den har mer.',
  act: 'Jag har läst det',
  record: 'Förluster som har hittats',
  found: (day: string) => `Hittades ${day}`,
};

export const unknown: Sentence = (loss) => [`Något saknas (${loss.kind}).`, `Be skolans IT om hjälp.${kept(loss)}`];
