// The frame: navigation, top bar, status bar, lock, hide, palette, emergency, shortcuts.
import * as common from './common';

export const skip = 'Hoppa till innehållet';
export const menu = 'Meny';
export const regions = { nav: 'Huvudmeny', top: 'Verktyg', status: 'Läge' };
export const newConcern = 'Ny oro';
export const nav: Record<string, string> = {
  idag: 'Idag',
  elever: 'Elever',
  orosanmalningar: 'Orosanmälningar',
  logg: 'Sekretesslogg',
  installningar: 'Inställningar',
  ny_oro: 'Ny oro',
  lamnad_oro: 'Lämnad oro',
};
export const navGroups = { administration: 'Skolan' };
export const counts: Record<string, (n: number) => string> = {
  idag: (n) => `${n} att göra genast eller i dag`,
  elever: (n) => `${n} med öppet ärende`,
  orosanmalningar: (n) => `${n} utan beslut`,
};
export const me = (role: string, school: string) => `${common.roles[role] ?? role}, ${school}`;
export const demonstration = 'Övningsskola. Alla personer är påhittade.';

export const top = {
  search: 'Sök elev, ärende eller kommando',
  emergency: 'Akut',
  hide: 'Dölj',
  lock: 'Lås',
};

export const status = {
  saved: (time: string) => `Sparat ${time}`,
  savedNow: 'Sparat. Allt sparas medan du skriver.',
  saving: 'Sparar',
  failed: 'Kunde inte spara',
  failedThen: 'Texten är kvar på skärmen. Samsyn försöker igen var femte sekund.',
  local: 'Allt finns på den här datorn',
  idle: (minutes: number) => `Låser om ${minutes} minuter utan aktivitet`,
  idleSoon: 'Låser om en minut',
  nothingToSave: 'Allt är sparat',
  waiting: (n: number) => (n === 1 ? 'En text väntar på plats på disken' : `${n} texter väntar på plats på disken`),
};

export const idle = {
  title: 'Samsyn låser snart',
  text: 'Du har inte rört tangentbordet på en stund. Allt du skrev är sparat.',
  stay: 'Fortsätt arbeta',
  lock: 'Lås nu',
  seconds: (n: number) => (n === 1 ? 'Låser om 1 sekund.' : `Låser om ${n} sekunder.`),
};

export const emergency = {
  title: 'Akut',
  danger: 'Är ett barn i fara nu?',
  call: 'Ring',
  sos: '112',
  ask: 'Ring 112 och begär socialjouren.',
  afterHours: 'Efter kontorstid ringer du socialjouren:',
  checked: (day: string) => `(kontrollerat ${day})`,
  officeHours: 'På kontorstid ringer du mottagningen där barnet bor. Numret står på elevens sida om någon har kontrollerat det.',
  duty: 'Du behöver inte vänta på någon annan. Den som misstänker att ett barn far illa anmäler genast.',
  provision: '19 kap. 1 § socialtjänstlagen',
};

export const palette = {
  label: 'Sök och kommandon',
  placeholder: 'Skriv namn, klass eller vad du vill göra',
  hits: 'Träffar',
  pupils: 'Elever',
  reports: 'Orosanmälningar',
  acts: 'Gör',
  born: (year: string) => `född ${year}`,
  report: (receiver: string) => (receiver ? `till ${receiver}` : 'utan mottagare än'),
  newConcernAbout: (name: string) => `Ny oro om ${name}`,
  reportAbout: (name: string) => `Orosanmälan om ${name}`,
  goTo: (screen: string) => `Gå till ${screen}`,
  emergency: 'Visa akuta nummer',
  hide: 'Dölj fönstret',
  lock: 'Lås Samsyn',
  shortcuts: 'Visa tangenter',
  light: 'Ljust utseende',
  dark: 'Mörkt utseende',
  auto: 'Utseende som datorn',
  none: 'Ingen träff. Pröva ett annat namn eller klassen.',
  choose: 'välj',
  open: 'öppna',
  scope: 'Söker bara i det du får öppna',
};

export const shortcuts = {
  title: 'Tangenter på den här sidan',
  key: 'Tangenter',
  act: 'Gör',
  help: 'Visa den här listan',
  search: 'Sök och kommandon',
  newConcern: 'Ny oro',
  lock: 'Lås',
  hide: 'Dölj fönstret. Samma tangent visar det igen inom en minut',
  saved: 'Spara nu. Allt sparas ändå medan du skriver',
  nextRegion: 'Nästa del av fönstret',
  previousRegion: 'Förra delen av fönstret',
  back: 'Tillbaka',
  escape: 'Stäng det översta lagret. Text försvinner aldrig',
  go: (screen: string) => `Gå till ${screen}`,
};

/** The computer's clock stands far from what was last written. */
export const clock = {
  title: (now: string) => `Datorns klocka visar ${now}.`,
  ahead: 'Det är mer än ett dygn efter det senast sparade. Stämmer klockan?',
  behind: 'Det är före det senast sparade. Stämmer klockan?',
  meanwhile: 'Inget är fel med det som är sparat. Tills du svarat är ingen mottagare säker. Är klockan fel: rätta den i datorn och lås upp igen.',
  right: 'Klockan stämmer',
};

export const stopped = {
  title: 'Den här sidan gick sönder.',
  text: 'Det du skrev är sparat. Visa sidan igen, eller gå till en annan i menyn.',
  again: 'Visa sidan igen',
};
