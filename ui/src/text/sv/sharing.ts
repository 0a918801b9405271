// Sentences of sharing across a secrecy border (sekretessprövning).
import * as common from './common';

export const title = 'Pröva och dela';
export const lead = (label: string) => label;
export const back = 'Till eleven';

export const who = {
  title: 'Till vem?',
  choose: 'Mottagare',
  none: 'Välj mottagare',
  groups: { staff: 'På skolan', guardians: 'Vårdnadshavare', outside: 'Utanför skolan' },
  name: 'Namn eller funktion',
  nameHint: 'Till exempel mottagningsenheten, eller namnet på den du talade med.',
  outside: 'En annan myndighet. Sekretess gäller mot mottagaren.',
  staff: 'Tystnadsplikt gäller också inom skolan.',
  guardian: 'Bara det som gäller barnet, och inget som kan skada barnet.',
  silenced: (name: string) => `${name} ska inte informeras. Inget kan lämnas, skrivas ut eller exporteras dit.`,
};

export const kinds: Record<string, string> = {
  ...common.roles,
  socialnamnd: 'socialnämnd',
  polis: 'polis',
  vardnadshavare: 'vårdnadshavare',
  elev: 'eleven',
  annan_skola: 'annan skola',
  familjeratt: 'familjerätt',
  sip: 'SIP-möte',
  allmanheten: 'allmänheten',
  region: 'region',
  hemkommun: 'hemkommunen',
};

export const what = {
  title: 'Vad?',
  kinds: { concern: 'Oro', note: 'Anteckning', decision: 'Beslut', call: 'Samtal', report: 'Orosanmälan', contact: 'Kontaktuppgifter' } as Record<string, string>,
  by: (name: string, role: string, day: string) => [day, name && `${name}${role ? `, ${kinds[role] ?? role}` : ''}`].filter(Boolean).join(', '),
  none: 'Det finns inget du kan dela om eleven.',
  onlyYours: 'Här står bara det du själv får läsa.',
};

export const why = {
  title: 'Varför?',
  choose: 'Ändamål',
  none: 'Välj ändamål',
  purposes: {
    orosanmalan: 'Orosanmälan',
    forhandsbedomning: 'Förhandsbedömning hos socialnämnden',
    utredning: 'Utredning hos socialnämnden',
    stod_till_eleven: 'Stöd till eleven',
    overblick: 'Överblick',
    insyn: 'Insyn',
    begaran_allman_handling: 'Begäran om allmän handling',
    polisanmalan: 'Polisanmälan',
    brottsutredning: 'Brottsutredning',
    brottsforebyggande: 'Brottsförebyggande arbete',
    overgang: 'Övergång till annan skola',
    samordnad_individuell_plan: 'Samordnad individuell plan',
    stod_vantat_barn: 'Stöd till väntat barn',
    stoppa_anmalan: 'Stoppa en anmälan',
    sparr: 'Spärr',
    radera: 'Radering',
    samordning: 'Samordning',
    aterkoppling: 'Återkoppling',
    krankande_behandling: 'Anmälan om kränkande behandling',
  } as Record<string, string>,
};

export const facts = {
  title: 'Vad vet du?',
  hint: 'Det du inte vet lämnar du öppet. Samsyn gissar inte.',
  yes: 'Ja',
  no: 'Nej',
  unknown: 'Vet inte',
};

export const decision = {
  title: 'Prövning',
  waiting: 'Välj mottagare, uppgifter och ändamål, så prövar Samsyn mot lagen.',
  words: {
    require: 'Ska lämnas ut',
    allow: 'Får lämnas ut',
    allow_if: 'Får lämnas ut om villkoren är uppfyllda',
    deny: 'Får inte lämnas ut',
    manual: 'En jurist behöver avgöra',
  } as Record<string, string>,
  manualThen: 'Samsyn har ingen säker regel. Gör det som står i prövningen, eller fråga huvudmannens jurist. Inget har lämnats.',
  perItem: 'För varje uppgift',
  grounds: 'Grund',
  valid: (from: string) => `gäller från ${from}`,
  mark: (mark: string, source: string) => `Kontrollmärke ${mark}. Källa: ${source}.`,
  law: (day: string) => `Lagregister ${day}.`,
  lawWarnings: { law_register_old: 'Lagregistret är äldre än sex månader. Kontrollera mot gällande lag.', law_switch_pending: 'Lagen har ändrats efter att registret skrevs. Kontrollera mot gällande lag.' } as Record<string, string>,
  conditions: 'Villkor som du bekräftar',
  conditionReason: 'Varför är det så?',
  reasonNeeded: 'Skriv en rad om varför.',
};

export const masks = {
  title: 'Namn som tas bort',
  hint: 'Kryssade namn ersätts i texten innan den lämnas.',
  relations: { guardian: 'vårdnadshavare', sibling: 'syskon', pupil: 'elev', staff: 'personal' } as Record<string, string>,
};

export const how = {
  title: 'Hur?',
  channels: { print: 'Utskrift', pdf: 'Pdf', copy: 'Kopiera', oral: 'Muntligt' },
};

export const record = {
  title: 'Att anteckna',
  fields: {
    known_at: 'När fick du veta?',
    guardian_informed: 'Är vårdnadshavare informerad?',
    guardian_not_informed_reason: 'Varför är vårdnadshavare inte informerad?',
    copy_given: 'Kopia lämnad, till vem och när',
    requester: 'Vem har begärt det?',
    request: 'Vad har begärts?',
    necessity: 'Varför behövs det?',
    balancing: 'Hur vägde du för och emot?',
    reason: 'Skäl',
    consent: 'Samtycke: av vem, till vad, till när',
    assignment: 'Mottagarens uppdrag i ärendet',
    inquiry_decision: 'Beslut om utredning, datum',
    harm_assessment: 'Menprövning: vem kan skadas och hur?',
    pupil_view: 'Vad vill eleven?',
    refusal_with_appeal: 'Avslag, och hur man överklagar',
    objection: 'Invändning',
    attempt: 'Vad som begärdes',
  } as Record<string, string>,
};

export const preview = {
  show: 'Visa vad som lämnas',
  title: 'Det här lämnas',
  offers: 'De här orden kan vara samma personer. Avgör själv om de ska tas bort.',
  mask: (name: string) => `Ta bort ${name}`,
  masked: (n: number) => (n === 0 ? 'Inga namn är borttagna.' : n === 1 ? 'Ett namn är borttaget.' : `Namn är borttagna på ${n} ställen.`),
};

export const logged = {
  title: 'Det här loggas',
  when: 'När',
  to: 'Till',
  what: 'Vad',
  items: (n: number) => (n === 1 ? '1 uppgift' : `${n} uppgifter`),
  purpose: 'Ändamål',
  ground: 'Grund',
  conditions: 'Villkor',
  conditionCount: (done: number, all: number) => `${done} av ${all} bekräftade`,
  by: 'Beslutar',
  note: 'Loggen går inte att ändra. Innehållet i det du delar skrivs inte i loggen.',
  not: 'inte valt',
};

export const act = {
  bar: 'Beslut',
  share: 'Besluta och lämna ut',
  refuse: 'Lämna inte ut',
  blocked: 'Går inte än. Se prövningen.',
  refuseTitle: 'Varför lämnar du inte ut?',
  refuseText: 'Skälet sparas i loggen med ditt namn. I en kommunal skola ska den som begärt en handling få veta att myndigheten prövar på begäran, och att ett skriftligt beslut behövs för att överklaga till kammarrätten.',
  reason: 'Skäl',
};

export const done = {
  disclosed: 'Beslutet är loggat.',
  refused: 'Beslutet att inte lämna ut är loggat.',
  file: (file: string, folder: string) => `Filen ${file} ligger i ${folder}.`,
  copyHint: 'Kopiera en del i taget.',
  oralHint: 'Säg det här och inget mer.',
  log: 'Öppna sekretessloggen',
  another: 'Dela något mer',
};
