// Sentences of the secrecy log: who got what, and who opened what.
export const title = 'Sekretesslogg';
export const lead = 'Vem fick vad, när och varför. Loggen går inte att ändra.';
export const tabs = { label: 'Loggar', disclosures: 'Utlämnanden', access: 'Öppnat och skrivet' };

export const filter = {
  label: 'Visa',
  pupil: 'Elev',
  allPupils: 'Alla elever',
  person: 'Mottagare eller beslutande',
  ground: 'Grund',
  allGrounds: 'Alla grunder',
  clear: 'Visa allt',
};

export const columns = { at: 'När', pupil: 'Elev', to: 'Till', what: 'Vad och varför', ground: 'Grund', result: 'Beslut' };
export const results: Record<string, string> = { disclosed: 'Lämnat ut', refused: 'Inte lämnat ut' };
export const items = (n: number) => (n === 1 ? '1 uppgift' : `${n} uppgifter`);
export const by = (name: string, role: string) => `${name}, ${role}`;
export const conditions = 'Hur och varför';
export const empty = 'Inget är utlämnat eller nekat än.';
export const emptyThen = 'En rad kommer när någon har prövat att dela uppgifter om en elev.';
export const noMatch = 'Ingen rad stämmer med urvalet.';
export const more = (n: number) => `Visa ${n} till`;

export const exporting = {
  open: 'Exportera loggen',
  title: 'Exportera loggen',
  text: (n: number) => `${n === 1 ? 'Raden' : `${n} rader`} i urvalet skrivs till en fil. Uppgifter om andra tas bort. Exporten loggas.`,
  audience: 'Till vem?',
  audiences: { vardnadshavare: 'Vårdnadshavare', dataskyddsombud: 'Dataskyddsombud', inspektor: 'Inspektör' } as Record<string, string>,
  act: 'Exportera',
  done: (file: string, folder: string) => `${file} ligger i ${folder}.`,
  rows: (rows: number, masked: number) => `${rows} rader, ${masked} ställen borttagna.`,
};

export const access = {
  lead: 'För dig som ansvarar för loggen.',
  domain: 'Område',
  columns: { at: 'När', who: 'Vem', did: 'Gjorde', pupil: 'Elev', why: 'Ändamål och grund' },
  actions: { open: 'Öppnade', write: 'Skrev', attempt: 'Försökte öppna', attempt_change: 'Försökte ändra eller stoppa', keys: 'Nycklar och kopior' } as Record<string, string>,
  kinds: {
    pupil_list: 'elevlistan',
    identity: 'vem en elev är',
    silence: 'varför en vårdnadshavare inte får veta',
    pupil: 'elevens uppgifter',
    concern: 'en oro',
    case: 'ärendet',
    entry: 'en anteckning',
    orosanmalan: 'en orosanmälan',
    draft: 'ett utkast',
    meeting: 'ett möte',
    disclosure: 'ett utlämnande',
    agreement: 'en överenskommelse',
    guidance: 'en vägledning',
    register: 'ett register',
    settings: 'inställningarna',
    log: 'loggen',
    indicators: 'antal',
  } as Record<string, string>,
  purposes: { arbete: 'eget arbete', oro: 'lämna oro', elevvard: 'elevvård', anmalan: 'orosanmälan', register: 'register', oversikt: 'översikt', granskning: 'granskning av logg' } as Record<string, string>,
  acts: { passphrase_changed: 'byte av lösenfras', paper_replaced: 'ny återställningsnyckel', recovered: 'öppnat med återställningsnyckeln', rekeyed: 'nytt lås: gamla nycklar slutade gälla', copy_made: 'säkerhetskopia', export_folder_set: 'mapp för exporterade filer', key_policy_set: 'regel för upplåsning' } as Record<string, string>,
  refusals: { invisible: 'nekad, syns inte', role: 'nekad, fel roll', write_only: 'nekad, lämnar bara oro', numbers_only: 'nekad, ser bara antal', not_assigned: 'nekad, har inte ärendet', other_branch: 'nekad, annan verksamhetsgren', purpose: 'nekad, fel ändamål', protected: 'nekad, skyddade uppgifter', not_custodian: 'nekad, ansvarar inte för loggen', own_row: 'nekad, egen roll eller eget ansvar', emi_custodian: 'nekad, ansvarar inte för EMI', last_keeper: 'nekad, sköter registren ensam', last_custodian: 'nekad, ansvarar ensam för en logg' } as Record<string, string>,
  empty: 'Ingen har öppnat något i området än.',
};
