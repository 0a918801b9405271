// Sentences of the registers: districts, law, area and address files, contacts.
const count = (n: number): string => n.toLocaleString('sv-SE');

export const built = {
  title: 'Inbyggda register',
  district: 'Distriktsregister',
  law: 'Lagregister',
  of: (day: string) => `från ${day}`,
  warnings: {
    district_register_old: ['Distriktsregistret är gammalt.', 'Uppdatera Samsyn. Kontrollera mottagaren mot kommunens webbplats så länge.'],
    law_register_old: ['Lagregistret är äldre än sex månader.', 'Uppdatera Samsyn. Kontrollera lagrum som du hänvisar till.'],
    law_switch_pending: ['En lag ändras snart.', 'Samsyn följer beslutsdagens lag. Läs om ändringen i Hjälp.'],
  } as Record<string, readonly [string, string]>,
};

export const school = {
  title: 'Skolans plats',
  name: 'Skola',
  namnd: 'Förebyggande arbete',
  namndNone: 'inte klarlagd',
  stadsdel: 'Stadsdel',
  stadsdelNone: 'ingen vald',
  change: 'Byt stadsdel',
  find: 'Skolans stadsdel',
  findHint: 'Skriv de första bokstäverna.',
  none: 'Ingen stadsdel heter så.',
};

export const file = {
  areas: {
    title: 'Områdesfil',
    lead: 'Nämndernas områden som GeoJSON. Med den avgör adressen mottagaren.',
    none: 'Ingen områdesfil. Bara stadsdelar som inte är delade ger ett säkert svar.',
    count: (n: number) => (n === 1 ? '1 område' : `${count(n)} områden`),
    choose: 'Välj områdesfil',
  },
  addresses: {
    title: 'Adressfil',
    lead: 'Adresser med läge som CSV eller GeoJSON. Utan den vet Samsyn inte var en gatuadress ligger.',
    none: 'Ingen adressfil.',
    count: (n: number) => (n === 1 ? '1 adress' : `${count(n)} adresser`),
    choose: 'Välj adressfil',
  },
  validFrom: (day: string) => `gäller från ${day}`,
  imported: (day: string) => `inläst ${day}`,
  sha: 'SHA-256',
  checking: 'Kontrollerar filen',
  sound: 'Filen är hel.',
  soundThen: 'Den ersätter den förra när du tar den i bruk.',
  usable: (n: number) => (n === 1 ? '1 rad hoppas över.' : `${count(n)} rader hoppas över.`),
  usableThen: 'Resten går att använda.',
  unusable: 'Filen går inte att använda.',
  unusableThen: 'Det gamla registret gäller. Rätta felen och välj filen igen.',
  changes: (n: number) => (n === 1 ? '1 elev får en annan mottagare.' : `${count(n)} elever får en annan mottagare.`),
  apply: 'Ta i bruk',
  discard: 'Använd inte',
  applied: 'Filen är i bruk. Mottagarna räknas om.',
  faultColumns: ['Fel', 'Var'] as const,
  more: (n: number) => `Visa ${count(n)} till`,
  stops: 'stoppar filen',
  skipped: 'raden hoppas över',
};

/** What is wrong with an area or address file. */
export const faults: Record<string, string> = {
  not_geojson: 'Filen är inte GeoJSON med områden.',
  wrong_crs: 'Koordinaterna är i ett annat system än WGS 84.',
  empty: 'Filen är tom.',
  no_polygon: 'Ett område saknar polygon.',
  broken_polygon: 'En ring är ingen lista av koordinater.',
  too_few_points: 'En ring har för få punkter.',
  not_closed: 'En ring är inte sluten.',
  self_intersecting: 'En ring korsar sig själv.',
  coordinate_order: 'Latitud och longitud har bytt plats.',
  outside_sweden: 'En punkt ligger utanför Sverige.',
  id_missing: 'Ett område saknar id.',
  unknown_id: 'Registret känner inte till nämndens id.',
  bad_date: 'Ett datum finns inte.',
  period_mixed: 'Nämnderna har aldrig funnits samtidigt.',
  overlap: 'Två områden ligger över varandra.',
  hole: 'Ett hål täcks inte av något område.',
  gap: 'En remsa mellan två områden täcks inte.',
  street_missing: 'Gata eller nummer saknas.',
  no_point: 'Koordinaterna går inte att läsa.',
  broken_row: 'Raden har fel antal kolumner eller oläsliga tecken.',
};

export const contacts = {
  title: 'Kontakter',
  lead: 'Samsyn levereras utan telefonnummer. Skriv bara in det någon har kontrollerat.',
  columns: ['Mottagare', 'Telefon', 'SDK-adress', 'Elever'] as const,
  empty: 'Inga mottagare än. De kommer när elevregistret är inläst.',
  socialjour: 'Socialjour där skolan ligger',
  socialjourHint: 'Visas under Akut och på låsskärmen.',
  checked: (day: string, by: string) => `kontrollerat ${day} av ${by}`,
  missing: 'saknas',
  edit: 'Ändra',
  editOf: (name: string) => `Ändra kontakt till ${name}`,
  dialog: (name: string) => `Kontakt till ${name}`,
  phone: 'Telefon till mottagningen',
  phoneHint: 'Ring numret, eller läs det på kommunens webbplats. Tomt tar bort numret.',
  sdk: 'Funktionsadress i SDK',
  sdkHint: 'Frivillig. Tomt tar bort adressen.',
  day: 'Kontrollerat den',
  by: (name: string) => `Kontrollerat av ${name}.`,
  save: 'Spara kontakten',
};
