// Sentences of sending a report and of what comes back.
export const bar = {
  label: 'Leverans',
  review: 'Granska och skicka',
  answer: 'Anteckna svar',
  back: 'Tillbaka till formuläret',
};

/** The five nodes. A machine receipt never fills "kvitterad av person". */
export const nodes: Record<string, string> = {
  utkast: 'Utkast',
  skickad: 'Skickad',
  levererad: 'Levererad',
  kvitterad: 'Kvitterad av person',
  beslut: 'Beslut',
};
export const below = {
  notSent: 'inte skickat',
  started: (day: string) => `börjat ${day}`,
  callAfter: (day: string) => `ring efter ${day}`,
  by: (name: string) => `av ${name}`,
};

export const review = {
  title: 'Granska och skicka',
  lead: (pupil: string, receiver: string) => (receiver ? `${pupil}. Till ${receiver}.` : `${pupil}. Mottagare saknas.`),
  steps: 'Så skickar du',
  read: 'Läs igenom',
  readHint: 'Så här blir anmälan. Du kan gå tillbaka och ändra.',
  hints: (n: number) => (n === 0 ? 'Kontrollen har inget att se över.' : n === 1 ? 'Kontrollen har en sak att se över.' : `Kontrollen har ${n} saker att se över.`),
  files: 'Ta ut anmälan',
  filesHint: 'Välj det som mottagaren tar emot. Filnamnen innehåller inga personuppgifter. En kopia förseglas i valvet.',
  formats: { pdf: 'Pdf', text: 'Text', sdk: 'SDK-meddelande' } as Record<string, string>,
  formatHints: {
    pdf: 'För utskrift, bud eller bilaga',
    text: 'För en e-tjänst utan bilaga',
    sdk: 'För Säker digital kommunikation',
  } as Record<string, string>,
  which: 'Vilka filer?',
  folder: 'Mapp',
  folderHint: 'Tomt fält: mappen i Inställningar.',
  export: 'Spara filerna',
  exporting: 'Sparar filerna',
  noFormat: 'Välj minst en fil.',
  exported: (n: number, folder: string) => `${n === 1 ? 'En fil' : `${n} filer`} sparade i ${folder}`,
  exports: 'Sparade filer',
  columns: { file: 'Fil', at: 'Sparad', sum: 'Kontrollsumma (SHA-256)' },
  sum: (file: string) => `Visa hela kontrollsumman för ${file}`,
  stale: 'Texten är ändrad efter att filen sparades. Spara filen igen innan du skickar den.',
  texts: 'Text per del, för en e-tjänst',
  textsHint: 'Kopiera en del i taget.',
  sent: 'Så här skickade jag den',
  sentHint: 'Samsyn skickar inget själv. Skicka först, anteckna sedan här.',
  how: 'Hur?',
  ways: ['E-tjänst', 'SDK', 'Bud eller brev', 'Telefon och brev'] as readonly string[],
  otherWay: 'Annat sätt',
  otherWayLabel: 'Vilket sätt?',
  day: 'Dag',
  time: 'Klockslag',
  howNeeded: 'Välj hur du skickade den.',
  act: 'Anteckna som skickad',
  actNote: 'Sedan ändras anmälan inte mer.',
  noReceiver: 'Mottagare saknas. Ring mottagningen. Du kan anteckna som skickad ändå.',
};

export const sent = {
  lead: (when: string, how: string) => `Skickad ${when}. ${how}.`,
  state: {
    skickad: 'Skickad, inte bekräftad',
    levererad: 'Levererad, ingen person har kvitterat',
    kvitterad: (name: string) => `Kvitterad av ${name}`,
    beslut: (outcome: string) => `Beslut: ${outcome}`,
  },
  fixed: 'En skickad anmälan ändras inte.',
  fixedThen: 'Är något fel, eller har du fått veta mer? Skriv en ny anmälan som kompletterar den här.',
  correct: 'Skriv komplettering',
  correction: (reference: string) => `Kompletterar ${reference}. `,
  how: 'Så skickades den',
  channel: 'Sätt',
  when: 'När',
  to: 'Till',
  reference: 'Referens',
  person: 'Kvitterad av',
  outcome: 'Svar',
  files: 'Förseglade filer',
  noFiles: 'Ingen fil är sparad.',
  dues: 'Tider',
  dueNames: {
    acknowledgement: 'Kvittens av en person',
    protection: 'Bedömning av skydd',
    inquiry_decision: 'Beslut om utredning',
    feedback: 'Återkoppling till skolan',
    inquiry_end: 'Utredningen klar',
  } as Record<string, string>,
  ownRoutine: 'skolans rutin, tre arbetsdagar',
  days: (days: number) => (days === 0 ? 'i dag' : days === 1 ? 'i morgon' : days > 1 ? `om ${days} dagar` : days === -1 ? '1 dag sen' : `${-days} dagar sen`),
  noDues: 'Inget mer att vänta på.',
  content: 'Anmälan',
};

export const progress = {
  title: 'Anteckna svar',
  what: 'Vad har hänt?',
  states: {
    levererad: 'Den har kommit fram',
    kvitterad: 'En person har tagit emot den',
    beslut: 'Nämnden har beslutat',
  } as Record<string, string>,
  hints: {
    levererad: 'Ett kvitto från e-tjänst, SDK eller bud. Det säger inte att någon har läst.',
    kvitterad: 'En namngiven person säger att anmälan är mottagen.',
    beslut: 'Utredning inleds, inleds inte eller pågår redan.',
  } as Record<string, string>,
  person: 'Vem tog emot den?',
  personHint: 'Namn och roll, som de sa det.',
  personNeeded: 'Skriv namnet på den som tog emot anmälan.',
  personOptional: 'Vem svarade?',
  outcome: 'Vad blev beslutet?',
  outcomes: { inledd: 'Utredning inleds', inte_inledd: 'Utredning inleds inte', pagar_redan: 'Utredning pågår redan' } as Record<string, string>,
  outcomeNeeded: 'Välj vad beslutet blev.',
  day: 'Dag',
  time: 'Klockslag',
  note: 'Anteckning',
  noteAside: 'frivilligt',
  act: 'Anteckna',
};

export const late = {
  answers: {
    acknowledgement: 'Ingen person har kvitterat anmälan.',
    inquiry_decision: 'Ni har inte fått veta om utredning inleds.',
    feedback: 'Ni har inte fått återkoppling.',
  } as Record<string, string>,
  by: (days: number) => `Svaret är ${days === 1 ? 'en dag' : `${days} dagar`} sent.`,
  call: 'Ring och fråga. Manus finns här.',
  show: 'Ring, se manus',
};
