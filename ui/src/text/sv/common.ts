// Words used by several screens.
export const app = 'Samsyn';
export const close = 'Stäng';
export const cancel = 'Avbryt';
export const retry = 'Försök igen';
export const back = 'Tillbaka';
export const loading = 'Hämtar';
export const optional = 'Frivilligt';
export const show = 'Visa';
export const hide = 'Dölj';
export const undo = 'Ångra';
export const protectedIdentity = 'skyddade uppgifter';
export const dueBy = (day: string) => `senast ${day}`;
export const stepStates: Record<string, string> = { done: 'klart', now: 'nu', late: 'försenat', todo: 'kommande' };

export const roles: Record<string, string> = {
  kurator: 'kurator',
  skolpsykolog: 'skolpsykolog',
  specialpedagog: 'specialpedagog',
  skolskoterska: 'skolsköterska',
  skollakare: 'skolläkare',
  rektor: 'rektor',
  mentor: 'mentor',
  larare: 'lärare',
  huvudman: 'huvudman',
  it: 'IT-ansvarig',
};

/** Secrecy domains: the word that stands beside the shape. */
export const domains: Record<string, string> = {
  emi: 'EMI',
  epi: 'EPI',
  elevstod: 'Elevstöd',
  skola: 'Skola',
  anmalan: 'Anmälan',
  private: 'Bara du',
};

export const deliveryStates: Record<string, string> = {
  utkast: 'Utkast',
  skickad: 'Skickad',
  levererad: 'Levererad',
  kvitterad: 'Kvitterad',
  beslut: 'Beslut',
};

export const outcomes: Record<string, string> = {
  inledd: 'utredning inledd',
  inte_inledd: 'utredning inleds inte',
  pagar_redan: 'utredning pågår redan',
};

export const overlap: Record<string, string> = {
  same: 'Skolan och eleven hör till samma nämnd',
  different: 'Skolan och eleven hör till olika nämnder',
  unknown: 'Elevens nämnd är inte klarlagd',
};

/** Keys as printed on a Swedish keyboard. */
export const keyNames: Record<string, string> = {
  Control: 'Ctrl',
  Shift: 'Skift',
  Alt: 'Alt',
  Enter: 'Enter',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
};
/** The same key on macOS. */
export const controlOnMac = '⌘';

export const picker = {
  label: 'Elev',
  placeholder: 'Skriv namn eller klass',
  none: 'Ingen elev heter så. Du kan lämna fältet tomt.',
  noneStrict: 'Ingen elev heter så. Pröva ett annat namn eller klassen.',
  change: 'Byt elev',
  born: (date: string) => `född ${date}`,
  protected: 'skyddade uppgifter',
};

export const date = {
  notADate: 'Skriv datumet som 24 november, 2026-11-24 eller i dag.',
  notATime: 'Skriv klockslaget som 09.40.',
  future: 'Datumet ligger framåt i tiden.',
  today: 'i dag',
  yesterday: 'i går',
  dayBeforeYesterday: 'i förrgår',
  tomorrow: 'i morgon',
  lastWeekday: 'i',
};
