// Sentences of the reports: the list and the form. Hints, sending and answers have files of their own.
export * from './reportForm';
export * as checks from './checks';
export * as sending from './sending';

export const title = 'Orosanmälningar';
export const one = 'Orosanmälan';

export const list = {
  lead: (open: number, late: number) => {
    const waiting = open === 0 ? 'Ingen anmälan väntar på svar.' : open === 1 ? 'En anmälan väntar på svar.' : `${open} anmälningar väntar på svar.`;
    return late === 0 ? waiting : `${waiting} ${late === 1 ? 'En är sen.' : `${late} är sena.`}`;
  },
  whose: 'Vilka visas?',
  all: 'Alla',
  mine: 'Mina',
  others: 'Andras',
  groups: {
    utkast: 'Utkast, inte skickade',
    skickad: 'Skickade',
    levererad: 'Levererade',
    kvitterad: 'Kvitterade av en person',
    beslut: 'Beslut',
  },
  columns: { pupil: 'Elev', receiver: 'Till', state: 'Läge', next: 'Nästa', reference: 'Referens' },
  noReceiver: 'ingen mottagare än',
  protected: 'Skyddade uppgifter',
  yours: 'din',
  saved: (when: string) => `sparat ${when}`,
  changed: (when: string) => when,
  acknowledged: (name: string, when: string) => `Kvitterad av ${name} ${when}`,
  callAfter: (day: string) => `ring efter ${day}`,
  answerBy: (day: string) => `svar senast ${day}`,
  lateWords: (days: number) => (days === 1 ? '1 dag sen' : `${days} dagar sen`),
  more: (n: number) => `Visa ${n} till`,
  empty: 'Det finns ingen orosanmälan.',
  emptyThen: 'En anmälan börjar på elevens sida eller i en oro du har tagit emot.',
  emptyMine: 'Du har inte skrivit någon orosanmälan.',
  emptyOthers: 'Ingen annan har skrivit en orosanmälan som du får läsa.',
  toPupils: 'Välj elev',
};

export const head = {
  lead: (label: string, group: string) => (group ? `${label}, ${group}` : label),
  born: (masked: string) => `född ${masked}`,
  revealed: (seconds: number) => `Visas i ${seconds} sekunder. Visningen är loggad.`,
  showNumber: 'Visa hela personnumret',
  protectedTitle: (label: string) => `${label} har skyddade uppgifter.`,
  protectedThen: 'Skriv inget om var eleven bor eller vistas. Ring mottagningen innan du skickar.',
  notYours: (name: string) => `${name || 'En kollega'} skriver den här anmälan.`,
  notYoursThen: 'Du kan läsa den. Ingen annan kan ändra, stoppa eller dra tillbaka den.',
  undo: 'Ångra',
  redo: 'Gör om',
  undone: (section: string) => `Ångrade i ${section}.`,
  redone: (section: string) => `Gjorde om i ${section}.`,
  discard: 'Kasta utkastet',
  discardTitle: 'Kasta utkastet?',
  discardText: 'Texten försvinner. Att du har börjat på en anmälan står kvar i loggen. Skyldigheten att anmäla är kvar.',
  discardKeep: 'Behåll utkastet',
};

export const rail = {
  label: 'Mottagare och kontroll',
  receiver: 'Mottagare och kontroll',
  preview: 'Förhandsvisning',
  change: 'Byt mottagare',
  anyway: 'Du kan skicka ändå.',
  check: 'Kontroll',
  counts: (ok: number, look: number) => `${ok} klara, ${look} att se över`,
  go: 'Gå dit',
  goTo: (what: string) => `Gå dit: ${what}`,
  look: 'Se över: ',
  missing: 'Saknas: ',
  done: 'Klart: ',
  keys: 'F8 går till nästa.',
  sibling: 'Syskon:',
  siblingText: (label: string) => `${label}. Skriv en egen anmälan.`,
  siblingDraft: 'Skapa utkast',
  siblingDraftFor: (label: string) => `Skapa utkast för ${label}`,
  siblingOpen: 'Öppna utkastet',
  siblingOpenFor: (label: string) => `Öppna utkastet för ${label}`,
  law: 'Lagen till hands',
};

export const law: readonly (readonly [text: string, provision: string])[] = [
  ['Du som arbetar i skolan ska genast anmäla om du får veta eller misstänker att ett barn far illa. Skyldigheten är din egen. Ingen behöver godkänna.', '19 kap. 1 § SoL'],
  ['Varken sekretess eller tystnadsplikt hindrar att du lämnar uppgifterna som hör till anmälan.', '10 kap. 28 § OSL; fristående skola: 19 kap. 1 § SoL'],
  ['Du behöver inget samtycke. Barnet och hemmet får veta först, om det inte gäller våld, övergrepp eller heder.', 'Kommunernas blanketter, inte lag'],
  ['Nämnden bedömer genast om barnet behöver skydd, och beslutar inom 14 dagar från att anmälan kom in om utredning.', '20 kap. 1 och 2 §§ SoL'],
  ['Du får återkoppling om du begär den och det inte är olämpligt, senast en vecka efter beslutet.', '19 kap. 6 § SoL'],
];

export const change = {
  title: 'Byt mottagare',
  now: (name: string) => `Nu: ${name}.`,
  search: 'Nämnd eller kommun',
  placeholder: 'Skriv minst två bokstäver',
  results: 'Träffar',
  none: 'Ingen nämnd eller kommun heter så.',
  candidates: 'Registret föreslår',
  back: 'Registrets mottagare',
  backHint: 'Samsyn räknar ut mottagaren igen.',
  reason: 'Varför byter du?',
  reasonHint: 'En rad. Den sparas med ditt namn och skrivs på anmälan.',
  reasonNeeded: 'Skriv en rad om varför.',
  receiverNeeded: 'Välj en mottagare.',
  act: 'Byt mottagare',
};

/** The paper's own words, as the core prints them (services/text/orosanmalan.sv.toml). Words of law come with the report. */
export const paper = {
  reference: (ref: string) => `Referens ${ref}`,
  label: 'Förhandsvisning av anmälan',
  nothing: 'Inget angivet.',
  headings: {
    receiver: 'Till',
    danger_now: 'Fara nu',
    child: 'Barn',
    informed: 'Vårdnadshavare och vem som vet om anmälan',
    why_now: 'Varför nu',
    observations: 'Iakttagelser',
    child_words: 'Barnets egna ord',
    effect: 'Hur barnet påverkas',
    earlier: 'Tidigare oro',
    school_has_done: 'Vad skolan har gjort',
    language: 'Språk och tolk',
    approach: 'Bemötande',
    siblings: 'Syskon på skolan',
    feedback: 'Återkoppling',
    reporter: 'Anmälare',
  },
  noReceiver: 'Mottagaren är inte fastställd.',
  byHand: (reason: string) => `Mottagare vald för hand: ${reason}`,
  noDate: 'Utan datum',
  sourceOpen: 'Källa inte angiven',
  source: { saw: 'Anmälaren såg', child_said: 'Barnet sa', other_said: 'Annan sa' } as Record<string, string>,
  acute: 'Barnet är i fara nu.',
  notAcute: 'Ingen akut fara nu, enligt anmälaren.',
  acuteUnknown: 'Om barnet är i fara nu är inte besvarat.',
  where: (place: string) => `Var barnet är nu: ${place || 'inget angivet.'}`,
  child: 'barnet',
  told: 'Ja',
  notTold: 'Nej',
  notAnswered: 'Inte besvarat',
  doNotInform: (reasons: string) => `Informera inte vårdnadshavarna: ${reasons}. Socialtjänsten talar med familjen först.`,
  ownReport: 'En egen anmälan görs för varje barn.',
  feedback: 'Återkoppling begärs.',
  noFeedback: 'Anmälaren har inte begärt återkoppling.',
  meeting: 'Anmälaren kan vara med på ett möte.',
  noMeeting: 'Anmälaren kan inte vara med på ett möte.',
  open: 'Öppna stort',
  same: 'Pappret har samma ord. Hela personnumret står bara där.',
};

export const conflict = {
  title: 'Två versioner av samma anmälan',
  lead: 'Anmälan ändrades i ett annat fönster. Inget har skrivits över.',
  part: 'Del',
  mine: 'Din version',
  mineAt: 'det du har på skärmen',
  theirs: 'Den andra versionen',
  theirsAt: (when: string) => `sparad ${when}`,
  keep: (section: string) => `Behåll i ${section}`,
  a: 'A',
  b: 'B',
  both: 'Båda',
  empty: 'tomt',
  count: (n: number) => (n === 1 ? 'En del skiljer sig.' : `${n} delar skiljer sig.`),
  foot: 'Du skapar en tredje version. A och B tas inte bort.',
  allMine: 'Behåll hela A',
  allTheirs: 'Behåll hela B',
  act: 'Spara mitt val',
  banner: 'Två versioner av anmälan.',
  bannerThen: 'Båda finns kvar. Välj vad som ska gälla, sedan sparas det.',
  choose: 'Välj',
};

export const failed = {
  save: 'Texten kunde inte sparas.',
  saveThen: 'Den är kvar på skärmen. Samsyn försöker igen var femte sekund.',
};

export const shortcuts = {
  undo: 'Ångra',
  redo: 'Gör om',
  review: 'Granska och skicka',
  row: 'Ny iakttagelse',
  up: 'Flytta raden upp',
  down: 'Flytta raden ned',
  next: 'Nästa i kontrollen',
  previous: 'Förra i kontrollen',
};
