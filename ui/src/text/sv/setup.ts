// The first run.
export const title = 'Välkommen till Samsyn';
export const lead = 'Samsyn håller ihop oro, ärenden och orosanmälningar på skolan. Allt stannar krypterat på den här datorn.';

export const choice = {
  demonstration: 'Prova med en övningsskola',
  demonstrationText: 'Påhittade elever och påhittad oro. Du kan inte göra något fel.',
  own: 'Sätt upp för min skola',
  ownText: 'Du behöver skolans namn och kommun. Elevregistret läser du in sedan.',
  backup: 'Läs tillbaka en säkerhetskopia',
  backupText: 'Till en ny dator, eller när valvet har gått förlorat.',
};

export const steps = { label: 'Steg', names: ['Skolan', 'Lösenfrasen', 'Papperet'] };

export const school = {
  title: 'Din skola och du',
  demonstrationTitle: 'Övningsskolan och du',
  name: 'Skolans namn',
  municipality: 'Kommun',
  municipalityHint: 'Där skolan ligger. Elevens nämnd räknas ut per elev, inte härifrån.',
  stadsdel: 'Stadsdel',
  stadsdelHint: 'Bara i Stockholm. Den avgör vem som svarar för det förebyggande arbetet.',
  placeholder: 'Skriv de första bokstäverna',
  none: 'Ingen plats heter så. Kontrollera stavningen.',
  change: 'Byt',
  huvudman: 'Huvudman',
  huvudmen: [
    ['kommunal', 'Kommunen'],
    ['fristaende', 'Fristående'],
  ] as const,
  user: 'Ditt namn',
  role: 'Din roll',
  roleChoose: 'Välj roll',
  next: 'Vidare',
  missing: { school: 'Skriv skolans namn.', municipality: 'Välj en kommun i listan.', user: 'Skriv ditt namn.', role: 'Välj en roll.' },
};

export const demonstrationSchool = 'Övningsskolan';
export const demonstrationMunicipality = 'Stockholm';

export const key = {
  title: 'Välj en lösenfras',
  lead: 'Den låser upp Samsyn på den här datorn. Ingen annan kan den, och ingen kan skicka en ny.',
  policy: 'Hur ska Samsyn låsas upp?',
  policies: {
    passphrase: ['Lösenfras', 'Fungerar på alla datorer. Du skriver den varje gång.'],
    keyring_or_passphrase: ['Datorns nyckelring eller lösenfras', 'Snabbast. Den som är inloggad på datorn kommer in.'],
    keyring_and_passphrase: ['Både nyckelring och lösenfras', 'Starkast. En stulen fil räcker inte, inte heller en stulen fras.'],
  } as Record<string, readonly [string, string]>,
  keychain: {
    ready: '',
    missing: 'Datorn har ingen nyckelring som Samsyn når. Lösenfras går alltid.',
    locked: 'Datorns nyckelring är låst. Lås upp den i systemet om du vill använda den.',
    refused: 'Datorns nyckelring släpper inte fram Samsyn. Lösenfras går alltid.',
  } as Record<string, string>,
  create: 'Skapa valvet',
  creating: 'Skapar valvet och fyller det',
};

export const paper = {
  title: 'Skriv ut återställningsnyckeln',
  lead: 'Den här nyckeln visas bara nu. Den öppnar valvet om du glömmer lösenfrasen eller om nyckelringen försvinner.',
  keep: 'Lägg papperet i skolans kassaskåp, inte vid datorn. Utan både fras och papper kan ingen öppna valvet.',
  groups: 'Nyckeln i nio grupper',
  group: (number: number, characters: string) => `Grupp ${number}: ${characters}`,
  issued: (day: string) => `Skapad ${day}`,
  print: 'Skriv ut',
  printTitle: 'Återställningsnyckel till Samsyn',
  printWhere: (where: string, day: string) => `${where}, ${day}`,
  printKeep: 'Förvara i kassaskåp. Den som har papperet och datorn kan läsa allt.',
  saved: 'Jag har sparat nyckeln',
  savedText: 'Bocka i när den är utskriven eller avskriven.',
  start: 'Börja använda Samsyn',
  startFirst: 'Bocka först i att du har sparat nyckeln.',
};
