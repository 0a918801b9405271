// Sentences of the pupil list and the pupil page.
export const title = 'Elever';

export const list = {
  label: 'Elever',
  search: 'Sök på namn eller klass',
  which: 'Vilka elever',
  all: 'Alla elever',
  different: 'Annan nämnd än skolans',
  left: 'Visa också elever som har slutat',
  columns: { pupil: 'Elev', class: 'Klass', born: 'Född', receiver: 'Nämnd', case: 'Ärende' },
  openCase: 'Öppet ärende',
  leftMark: 'Har slutat',
  check: 'kontrollera',
  stop: 'ring först',
  noReceiver: 'inte klarlagd',
  waiting: 'Hämtar raden',
  shown: (shown: number, total: number) => (shown === total ? pupils(total) : `${shown} av ${pupils(total)}`),
  empty: 'Här finns inga elever än.',
  emptyThen: 'Läs in skolans elevregister. Inget ändras förrän du har sett vad som händer.',
  import: 'Läs in elever',
  none: 'Ingen elev passar sökningen.',
  noneThen: 'Sökningen omfattar bara elever som du får öppna.',
  clear: 'Rensa sökningen',
  next: 'Nästa elev i listan',
};
const pupils = (n: number) => (n === 1 ? '1 elev' : `${n.toLocaleString('sv-SE')} elever`);

/** "224 av 612 elever hör till en annan nämnd …": the numbers, said. */
export const sentence = {
  different: (different: number, active: number) => ({
    number: `${different.toLocaleString('sv-SE')} av ${pupils(active)}`,
    rest: 'hör till en annan nämnd än skolans.',
  }),
  uncertain: (n: number) => (n === 0 ? '' : n === 1 ? 'För 1 behöver mottagaren kontrolleras.' : `För ${n} behöver mottagaren kontrolleras.`),
  protected: 'Elever med skyddade uppgifter räknas inte.',
};

export const head = {
  born: (masked: string) => `född ${masked}`,
  age: (years: number) => `${years} år`,
  show: 'Visa personnummer',
  hide: 'Dölj personnummer',
  hidesIn: (seconds: number) => `Döljs om ${seconds} sekunder`,
  share: 'Dela',
  report: 'Gör orosanmälan',
  write: 'Anteckna',
  left: (day: string) => `Eleven slutade ${day}.`,
  leftThen: 'Allt som är skrivet finns kvar.',
  protected: 'Namn och adress visas bara för den som har ett skäl. Ingen automatisk mottagare: ring mottagningen först.',
  showName: 'Visa namn',
  hideName: 'Dölj namn',
  nameLogged: 'Att du visade namnet är loggat.',
  cases: 'Ärende',
  opened: (day: string) => `öppnat ${day}`,
  openedClosed: (from: string, to: string) => `${from} till ${to}`,
};

export const silence = {
  doNotInform: (name: string) => `Informera inte ${name}.`,
  wait: (name: string) => `Vänta med att informera ${name}.`,
  applies: 'Gäller brev, samtal, kallelser och utskrifter.',
  askFirst: 'Fråga socialtjänsten innan du ringer.',
  words: { normal: 'Får informeras', wait: 'Vänta', do_not_inform: 'Informera inte' } as Record<string, string>,
  reasons: {
    vald_i_familjen: 'Uppgift om våld',
    sexuella_overgrepp: 'Uppgift om sexuella övergrepp',
    hedersrelaterat: 'Uppgift om hedersrelaterat våld eller förtryck',
    konsstympning: 'Uppgift om risk för könsstympning',
    bortforande: 'Uppgift om risk för att barnet förs bort',
  } as Record<string, string>,
  change: 'Ändra',
  changeOf: (name: string) => `Ändra vad ${name} får veta`,
  title: (name: string) => `Får ${name} informeras?`,
  reason: 'Skäl',
  pick: 'Välj skäl',
  lift: 'Varför får personen informeras igen?',
  liftHint: 'En rad räcker. Den står kvar i loggen.',
  liftMissing: 'Skriv en rad om varför.',
  reasonMissing: 'Välj ett skäl.',
  save: 'Ändra',
};

export const steps = {
  title: 'Läget i ärendet',
  label: 'Ärendets steg',
  names: {
    oro: 'Oro',
    eht: 'EHT',
    anmald: 'Anmäld',
    kvittens: 'Kvittens',
    beslut: 'Beslut',
    aterkoppling: 'Återkoppling',
    uppfoljning: 'Uppföljning',
  } as Record<string, string>,
};

export const tabs = {
  label: (name: string) => `Om ${name}`,
  kronologi: 'Kronologi',
  familj: 'Elev och familj',
  anmalningar: 'Anmälningar',
  delat: 'Delat',
};

export const family = {
  pupil: 'Eleven',
  name: 'Namn',
  class: 'Klass',
  number: 'Personnummer',
  address: 'Folkbokföringsadress',
  addressProtected: 'Adressen finns inte i Samsyn.',
  addressUnknown: 'Ingen adress i registret.',
  register: (day: string) => `Elevregistret ${day}`,
  guardians: 'Vårdnadshavare',
  noGuardians: 'Registret har inga vårdnadshavare för eleven.',
  protectedGuardian: 'Skyddade uppgifter. Inga kontaktuppgifter finns i Samsyn.',
  guardian: (number: number) => `Vårdnadshavare ${number}`,
  noPhone: 'inget telefonnummer',
  wish: 'Barnets vilja',
  wishOf: (given: string) => `${given}${/[sxz]$/i.test(given) ? '' : 's'} vilja`,
  wishHint: 'Vem får veta, och vem får inte veta? Skriv med barnets ord.',
  wishLabel: 'Vad vill barnet?',
  wishNone: 'Inget är antecknat än.',
  wishWrite: 'Skriv in',
  wishChange: 'Ändra',
  wishSave: 'Skriv in',
};

export const home = {
  title: 'Hem och placering',
  lead: 'Registret vet inte detta. Dina svar ändrar mottagaren direkt.',
  answered: (day: string) => `Besvarat ${day}. Det som ingen har svarat ja på räknas som nej.`,
  unanswered: 'Ingen har svarat än.',
  noAnswer: 'Inget svar',
  counted: 'Inget svar, räknas som nej',
  nothing: 'Inget av detta gäller',
  saved: 'Svaret är sparat. Mottagaren är omräknad.',
  yes: 'Ja',
  no: 'Nej',
  placed: 'Är eleven placerad av socialtjänsten?',
  placedUnknown: 'Ja, vet inte av vem',
  placedBy: 'Vilken nämnd placerade?',
  placement: 'Var?',
  placements: [
    ['', 'Välj'],
    ['familjehem', 'Familjehem'],
    ['hvb', 'HVB'],
    ['stodboende', 'Stödboende'],
    ['sis', 'SiS'],
  ] as const,
  second: 'Bor eleven växelvis på en annan adress?',
  secondPlace: 'Var är det andra hemmet?',
  stays: 'Vistas eleven någon annanstans än folkbokföringen?',
  staysPlace: 'Var vistas eleven?',
  moved: 'Har eleven nyss flyttat?',
  movedOn: 'När?',
  movedFrom: 'Vilken nämnd hade ansvaret före flytten?',
  inquiry: 'En utredning var öppen där',
  placeHint: 'Skriv kommun eller stadsdel.',
  receiverHint: 'Skriv en del av namnet.',
  noHits: 'Ingen plats heter så.',
  change: 'Byt',
  municipality: (code: string) => `Kommun ${code}`,
  municipalityWord: 'kommun',
  inStockholm: 'stadsdel i Stockholm',
};

export const reports = {
  label: 'Anmälningar om eleven',
  empty: 'Ingen orosanmälan som du får öppna.',
  emptyThen: 'Misstänker du att barnet far illa? Anmälan ska göras genast. Du behöver ingens godkännande.',
  to: (receiver: string) => (receiver ? `Till ${receiver}` : 'Ingen mottagare än'),
  draft: 'Utkast',
  late: (day: string) => `Sen, skulle ha kommit ${day}`,
  due: (day: string) => `Svar väntas senast ${day}`,
};

export const shared = {
  label: 'Utlämnat om eleven',
  items: (n: number) => (n === 1 ? '1 uppgift' : `${n} uppgifter`),
  refused: 'Lämnades inte ut',
  empty: 'Inget är utlämnat om eleven.',
  emptyThen: 'När något lämnas ut står det här: till vem, när och varför.',
};

export const rail = {
  label: 'Stadsdelar, vårdnadshavare och tider',
  how: 'Så vet vi',
  hideHow: 'Dölj',
  guardians: 'Vårdnadshavare',
  times: 'Tider',
  noTimes: 'Ingen tid löper just nu.',
  call: 'Ring, se manus',
  daysLate: (n: number) => (n === 1 ? '1 dag sen' : `${n} dagar sen`),
  deadlines: {
    acknowledgement: 'Kvittens från mottagaren',
    inquiry_decision: 'Beslut om utredning',
    feedback: 'Återkoppling till skolan',
  } as Record<string, string>,
  routine: 'Skolans egen rutin',
};
