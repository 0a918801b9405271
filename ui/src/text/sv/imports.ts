// Sentences of the pupil register's import.
const count = (n: number): string => n.toLocaleString('sv-SE');
const ofPupils = (n: number): string => (n === 1 ? '1 elev' : `${count(n)} elever`);

export const title = 'Läs in elevregistret';
export const lead = 'Först en kontroll. Inget ändras förrän du har sett vad som händer och säger ja.';
export const last = (time: string) => `Senast inläst ${time}.`;
export const never = 'Inget elevregister är inläst än.';

export const file = {
  title: 'Från fil',
  hint: 'CSV, Excel (XLSX) eller JSON enligt SS 12000. Flera JSON-filer väljs på en gång.',
  choose: 'Välj fil',
  reading: (name: string) => `Läser ${name}`,
};

export const live = {
  title: 'Från en tjänst',
  hint: 'SS 12000 direkt från elevsystemet. Bara då använder Samsyn nätet.',
  url: 'Adress',
  urlHint: 'Börjar med https.',
  urlMissing: 'Skriv tjänstens adress. Den börjar med https.',
  token: 'Nyckel (token)',
  tokenHint: 'Används en gång och sparas inte.',
  tokenMissing: 'Skriv nyckeln.',
  start: 'Hämta och kontrollera',
};

export const job = {
  checking: 'Läser och jämför',
  applying: 'Läser in ändringarna',
  count: (done: number, total: number) => (total > 0 ? `${count(done)} av ${count(total)} klara` : done > 0 ? `${count(done)} klara` : ''),
  cancelling: 'Avbryter',
  cancelled: 'Du avbröt kontrollen.',
  cancelledThen: 'Inget är ändrat.',
  failedThen: 'Tillbaka',
};

export const plan = {
  title: 'Det här kommer att hända',
  rows: (n: number) => `Registret har ${n === 1 ? '1 rad' : `${count(n)} rader`}.`,
  kinds: {
    new: ['Nya', 'läggs till'],
    changed: ['Ändrade', 'uppdateras'],
    unchanged: ['Oförändrade', 'rörs inte'],
    gone: ['Saknas i registret', 'markeras som slutat, inget raderas'],
    protected: ['Skyddade uppgifter', 'adress och kontaktuppgifter läses inte in'],
    not_understood: ['Förstods inte', 'läses inte in, inget gissas'],
  } as Record<string, readonly [string, string]>,
  suspicious: 'Ovanligt mycket ändras.',
  suspiciousThen: (gone: number, rows: number) =>
    `${ofPupils(gone)} saknas i ett register med ${count(rows)} rader. Kontrollera att du har rätt fil, och hela filen.`,
  confirm: 'Jag har kontrollerat filen. Så mycket ska ändras.',
  confirmFirst: 'Bocka först i att du har kontrollerat filen.',
  apply: 'Läs in ändringarna',
  nothing: 'Inget att ändra. Registret är redan som filen.',
  other: 'Välj en annan fil',
  sample: 'Några av ändringarna',
  sampleColumns: ['Elev', 'Klass', 'Vad'] as const,
  sampleKinds: { new: 'ny', changed: 'ändras', gone: 'saknas' } as Record<string, string>,
  protected: 'Elev med skyddade uppgifter',
  more: (n: number) => `Visa ${count(n)} till`,
  notUnderstood: (n: number) => (n === 1 ? '1 rad förstods inte' : `${count(n)} rader förstods inte`),
  notUnderstoodLead: 'Rätta i elevsystemet och läs in igen. Övriga rader kan läsas in nu.',
  notUnderstoodColumns: ['Rad', 'Varför'] as const,
};

/** Why a row was not understood. `detail` is a column or a row, never a value. */
export const why: Record<string, (detail: string) => string> = {
  id_missing: () => 'Varken personnummer eller id.',
  name_missing: () => 'Inget namn.',
  number_length: () => 'Personnumret har fel antal siffror.',
  number_characters: () => 'Personnumret har andra tecken än siffror.',
  number_date: () => 'Personnumrets datum finns inte.',
  number_future: () => 'Personnumrets datum ligger framåt i tiden.',
  number_check_digit: () => 'Personnumrets sista siffra stämmer inte.',
  number_rounded: () => 'Kalkylprogrammet har avrundat personnumret. Formatera kolumnen som text.',
  date_invalid: (detail) => `Ett datum finns inte${detail && ` (${detail})`}.`,
  duplicate: (detail) => `Samma elev står redan på rad ${detail}.`,
  not_enrolled: () => 'Inget säger att personen går på skolan.',
  shape: () => 'Raden är något annat än en person.',
};

export const mapping = {
  title: 'Kolumnerna i filen',
  lead: 'Så här tolkades rubrikerna. Ändra om något är fel. Valet sparas till nästa gång.',
  none: 'Finns inte i filen',
  again: 'Kontrollera igen',
  fields: [
    ['number', 'Personnummer'],
    ['source_id', 'Id i elevsystemet'],
    ['given', 'Förnamn'],
    ['family', 'Efternamn'],
    ['name', 'Hela namnet'],
    ['birth_date', 'Födelsedatum'],
    ['class', 'Klass'],
    ['school_year', 'Årskurs'],
    ['school_type', 'Skolform'],
    ['street', 'Gatuadress'],
    ['postal_code', 'Postnummer'],
    ['postal_town', 'Postort'],
    ['municipality', 'Kommunkod'],
    ['protection', 'Skyddade uppgifter'],
    ['guardian', 'Vårdnadshavare 1'],
    ['phone', 'Telefon 1'],
    ['guardian_2', 'Vårdnadshavare 2'],
    ['phone_2', 'Telefon 2'],
  ] as const,
};

/** Fields of a pupil that a change may touch. */
export const changedFields: Record<string, string> = {
  source_id: 'id',
  number: 'personnummer',
  birth_date: 'födelsedatum',
  given: 'förnamn',
  family: 'efternamn',
  class: 'klass',
  school_year: 'årskurs',
  school_type: 'skolform',
  address: 'adress',
  protection: 'skydd',
  guardians: 'vårdnadshavare',
  returned: 'är tillbaka',
};

export const result = {
  done: 'Elevregistret är inläst.',
  cancelled: 'Du avbröt inläsningen.',
  cancelledThen: 'Det som var klart är helt, inget är halvt. Läs in filen igen för att göra resten.',
  counts: (made: number, changed: number, gone: number) => `${count(made)} nya, ${count(changed)} ändrade, ${count(gone)} markerade som slutat.`,
  pupils: 'Till eleverna',
  again: 'Läs in en annan fil',
};
