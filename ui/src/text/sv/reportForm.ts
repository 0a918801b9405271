// Sentences of the form of a report, part by part.
const part = (done: boolean, n: number) => `${done ? 'Klar, del' : 'Del'} ${n}`;
export const form = {
  part,
  whyNow: 'Varför anmäler du nu?',
  whyNowHint: 'Vad hände som gör att du anmäler i dag?',
  observations: 'Vad har du sett och hört?',
  childWords: (given: string) => (given ? `${genitive(given)} egna ord` : 'Barnets egna ord'),
  childWordsHint: 'Bara barnets ord, så nära du minns dem.',
  effect: (given: string) => `Hur påverkas ${given || 'barnet'}?`,
  effectHint: 'Skola, sömn, mat, vänner',
  earlier: 'Har oron funnits förut?',
  earlierHint: 'Sedan när, och tidigare anmälningar du känner till',
  schoolHasDone: 'Vad har skolan gjort?',
  schoolHasDoneHint: 'Datum, vem som gjorde vad och hur det gick',
  danger: (given: string) => `Är ${given || 'barnet'} i fara nu?`,
  acute: 'Fara nu',
  yes: 'Ja',
  no: 'Nej',
  acuteYes: 'Ring mottagningen nu, eller 112 om det är livsfara. Skriv sedan.',
  where: (given: string) => `Var är ${given || 'barnet'} nu?`,
  whereHint: 'Plats, till när, vem som är med',
  approach: 'Språk, tolk och bemötande',
  ifNeeded: 'om det behövs',
  language: 'Språk och tolk',
  approachField: 'Att tänka på i kontakten med familjen',
  informed: 'Vem är informerad?',
  reporter: 'Du som anmäler',
  name: 'Namn',
  role: 'Roll',
  phone: 'Telefon på arbetet',
  phoneHint: 'Aldrig ett privat nummer.',
  feedback: 'Vi vill ha återkoppling',
  feedbackHint: 'Socialtjänsten svarar om det inte är olämpligt, senast en vecka efter beslut: inledd, inte inledd eller pågår redan.',
  feedbackLaw: '19 kap. 6 § SoL',
  meeting: 'Kan du vara med på ett möte?',
  meetingHint: 'Socialtjänsten bör erbjuda ett möte om det är lämpligt för barnet.',
  meetingLaw: '19 kap. 5 § SoL',
};

/** "Noels", "Moas", but "Max" and "Elias" take none. */
export function genitive(name: string): string {
  return /[sxzSXZ]$/.test(name) ? name : `${name}s`;
}

/** Names of the sections, as hints and undo say them. */
export const sections: Record<string, string> = {
  why_now: 'Varför nu',
  observations: 'Sett och hört',
  child_words: 'Barnets egna ord',
  effect: 'Hur barnet påverkas',
  earlier: 'Oro förut',
  school_has_done: 'Vad skolan har gjort',
  danger_now: 'Fara nu',
  language: 'Språk och tolk',
  approach: 'Bemötande',
  informed: 'Vem som är informerad',
  do_not_inform: 'Varför någon inte informeras',
  feedback: 'Återkoppling',
  meeting: 'Möte',
  reporter: 'Du som anmäler',
};

export const observations = {
  date: 'När',
  source: 'Källa',
  text: 'En iakttagelse per rad',
  dateOf: (n: number) => `När, rad ${n}`,
  datePlaceholder: '24 nov 10.20',
  sourceOf: (n: number) => `Källa, rad ${n}`,
  textOf: (n: number) => `Iakttagelse, rad ${n}`,
  whoOf: (n: number) => `Vem sa eller såg det, rad ${n}`,
  who: 'Vem?',
  sources: { '': 'Välj', saw: 'Jag såg', child_said: 'Barnet sa', other_said: 'Annan sa' },
  add: 'Lägg till iakttagelse',
  remove: (n: number) => `Ta bort rad ${n}`,
  up: (n: number) => `Flytta upp rad ${n}`,
  down: (n: number) => `Flytta ned rad ${n}`,
  acts: 'Flytta eller ta bort',
  removed: 'Raden är borttagen.',
  moved: (n: number) => `Raden är nu rad ${n}.`,
  empty: 'Ingen rad än. Skriv en iakttagelse i taget, med datum och hur du vet.',
};

/** Why nobody at home is told before socialtjänsten has spoken with them; the paper has the same words. */
export const reason: Record<string, string> = {
  vald_i_familjen: 'uppgift om våld i familjen',
  sexuella_overgrepp: 'uppgift om sexuella övergrepp',
  hedersrelaterat: 'uppgift om hedersrelaterat våld och förtryck',
  konsstympning: 'risk för könsstympning',
  bortforande: 'risk för att barnet förs utomlands',
};

export const informed = {
  person: 'Person',
  told: 'Informerad',
  whenOrWhy: 'När, eller varför inte',
  child: (age: number | null) => (age === null ? 'barnet' : `${age} år`),
  guardian: 'vårdnadshavare',
  guardianNumber: (n: number) => `Vårdnadshavare ${n}`,
  is: (name: string) => `Är ${name} informerad?`,
  when: (name: string) => `När och av vem informerades ${name}?`,
  whenPlaceholder: 'I dag 10.45, av mig',
  whyNot: (name: string) => `Varför är ${name} inte informerad?`,
  why: {
    '': 'Välj varför',
    vald_i_familjen: 'Uppgift om våld',
    sexuella_overgrepp: 'Uppgift om sexuella övergrepp',
    hedersrelaterat: 'Uppgift om hedersrelaterat våld och förtryck',
    konsstympning: 'Risk för könsstympning',
    bortforande: 'Risk för att barnet förs utomlands',
    gick_inte_att_na: 'Gick inte att nå',
    annat: 'Annat skäl',
  } as Record<string, string>,
  other: (name: string) => `Skäl att ${name} inte är informerad`,
  silencedFlag: 'Informera inte',
  waitFlag: 'Vänta',
  rule: 'Vid uppgift om våld, sexuella övergrepp eller hedersrelaterat förtryck pratar socialtjänsten med familjen först.',
  silences: 'När anmälan är skickad står vårdnadshavarna som Vänta på elevens sida. Då hålls brev och utskrifter till dem. Du kan ändra det där.',
  reasons: 'Hemmet får inte veta före socialtjänsten, därför att det finns',
  noGuardians: 'Registret har ingen vårdnadshavare. Skriv i bemötande vem som kan kontaktas.',
};
