// Sentences of Inställningar: the frame of the screen, keys, copies and this computer.
export const title = 'Inställningar';
export const tabsLabel = 'Inställningar';
export const tabs = [
  ['import', 'Läs in elever'],
  ['register', 'Register och kontakter'],
  ['medarbetare', 'Medarbetare'],
  ['nycklar', 'Nycklar och dator'],
] as const;

export const key = {
  title: 'Upplåsning',
  policy: 'Skolans regel',
  keychain: 'Datorns nyckelring',
  keychainStates: {
    ready: 'Svarar',
    missing: 'Finns inte. Lösenfrasen gäller.',
    locked: 'Är låst. Lås upp den i systemet.',
    refused: 'Släpper inte fram Samsyn. Lösenfrasen gäller.',
  } as Record<string, string>,
  change: 'Byt lösenfras',
  changeTitle: 'Byt lösenfras',
  changeLead: 'Den nya gäller från nu. Återställningsnyckeln på papper fortsätter att gälla. Den som har en äldre kopia av nyckelfilen kan ännu öppna valvet med den gamla: kan någon annan känna till den, byt lås i stället.',
  old: 'Nuvarande lösenfras',
  oldMissing: 'Skriv den nuvarande lösenfrasen.',
  oldWrong: 'Den stämmer inte. Kontrollera skiftläge och mellanslag.',
  newPolicy: 'Hur ska Samsyn låsas upp?',
  changed: 'Lösenfrasen är bytt.',
  decided: 'Skolan har bestämt',
  decidedThen: 'Nyckelfilen säger något annat: nyckelringen var borta, eller någon har lagt tillbaka en äldre nyckelfil. Byt lösenfras och välj skolans regel.',
};

export const proof = {
  label: 'Din lösenfras',
  hint: 'Eller återställningsnyckeln på papper. Det står i skolans logg.',
  missing: 'Skriv lösenfrasen eller återställningsnyckeln.',
};

export const recovery = {
  title: 'Återställningsnyckel på papper',
  issued: (day: string) => `Skapad ${day}.`,
  never: 'Ingen nyckel är skapad.',
  lead: 'Den öppnar valvet om lösenfrasen är glömd. Förvara den i skolans kassaskåp.',
  replace: 'Skapa en ny nyckel',
  askTitle: 'Skapa en ny återställningsnyckel?',
  ask: 'Det gamla papperet öppnar inte längre det här valvet. Den som har en äldre kopia av nyckelfilen kan ännu öppna det: är papperet borta eller känt av andra, byt lås i stället. Den nya nyckeln visas en enda gång.',
  act: 'Skapa ny nyckel',
  newTitle: 'Din nya återställningsnyckel',
  newLead: 'Den visas bara nu. Skriv ut den eller skriv av den, och förstör det gamla papperet.',
  saved: 'Jag har sparat nyckeln',
  done: 'Klart',
  doneFirst: 'Bocka först i att du har sparat nyckeln.',
};

export const rekey = {
  title: 'Byt lås',
  lead: 'När lösenfrasen, papperet eller en kopia av nyckelfilen kan vara känd av någon annan. Hela valvet krypteras om: det som öppnade det förut slutar gälla, och du får en ny återställningsnyckel. Säkerhetskopior som redan är gjorda öppnas som förut. Gör en ny efteråt och förstör de gamla.',
  open: 'Byt lås',
  start: 'Kryptera om valvet',
  passphrase: 'Välj en ny lösenfras.',
  working: 'Krypterar om valvet. Du kan avbryta tills det är klart.',
  count: (done: number, total: number) => `${done.toLocaleString('sv-SE')} av ${total.toLocaleString('sv-SE')} sidor`,
  cancelled: 'Avbrutet. De gamla nycklarna gäller.',
};

export const copies = {
  title: 'Säkerhetskopia och kontroll',
  lead: 'Kopian är krypterad och läses tillbaka innan Samsyn säger att den är klar.',
  last: (time: string) => `Senaste kopian: ${time}.`,
  never: 'Ingen säkerhetskopia är gjord.',
  file: 'Fil',
  fileHint: 'Lämna tomt för att spara i exportmappen.',
  backup: 'Gör en säkerhetskopia',
  replace: 'Ersätt filen',
  working: 'Skriver och läser tillbaka kopian',
  done: 'Kopian är klar och tillbakaläst.',
  where: 'Fil',
  size: 'Storlek',
  events: 'Händelser',
  sha: 'SHA-256',
  verify: 'Kontrollera valvet',
  verifying: 'Kontrollerar kedja, signaturer och innehåll',
  verified: (n: number) => `Allt stämmer. ${n.toLocaleString('sv-SE')} händelser är kontrollerade.`,
  broken: 'En kontroll stämmer inte.',
  brokenThen: 'Inget är raderat. Gör en säkerhetskopia och ring skolans IT.',
  digest: 'Kontrollsumma',
  faults: 'Fel',
  movedAside: 'En tidigare databas är bevarad.',
  movedAsideThen: 'Inget är raderat. Visa filerna för skolans IT:',
};
export const bytes = (n: number): string =>
  n < 1_000_000 ? `${Math.max(1, Math.round(n / 1000)).toLocaleString('sv-SE')} kB` : `${(n / 1_000_000).toLocaleString('sv-SE', { maximumFractionDigits: 1 })} MB`;

export const computer = {
  title: 'Du och den här datorn',
  idle: 'Lås efter',
  idleHint: 'Utan aktivitet. Allt du skriver är sparat innan det låses.',
  minutes: (n: number) => `${n} minuter`,
  phone: 'Ditt telefonnummer i tjänsten',
  phoneHint: 'Står på orosanmälan. Aldrig ett privat nummer.',
  folder: 'Mapp för exporterade filer',
  folderHint: 'Filnamnen innehåller inga personuppgifter.',
  folderSet: 'Byt mapp',
  vault: 'Valvets mapp',
  version: 'Version',
  saved: 'Sparat.',
};
