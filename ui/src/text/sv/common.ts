// Words used by several screens.
export const app = 'Samsyn';
export const close = 'Stäng';
export const cancel = 'Avbryt';
export const retry = 'Försök igen';
export const back = 'Tillbaka';
export const loading = 'Hämtar';
export const hits = (n: number) => (n === 1 ? '1 träff' : `${n} träffar`);
export const suggestions = 'Förslag';
export const optional = 'Frivilligt';
export const show = 'Visa';
export const hide = 'Dölj';
export const undo = 'Ångra';
export const protectedIdentity = 'skyddade uppgifter';
export const dueBy = (day: string) => `senast ${day}`;
export const lateSince = (day: string) => `sen, ${day}`;
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
  registeransvarig: 'registeransvarig',
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
  who: (name: string, group: string, year: string) => `${name}${group ? ` i ${group}` : ''}${year ? `, född ${year}` : ''}`,
  namesakes: (given: string, others: string[]) =>
    others.length === 1
      ? `Det finns två som heter ${given} på skolan. Den andra är ${others[0]}.`
      : `Det finns fler som heter ${given} på skolan: ${others.join('; ')}.`,
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
};

const NUMBERS = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
/** Small numbers as words, as in running text. */
export const inWords = (n: number): string => NUMBERS[n] ?? String(n);
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Time passed: "3 tim 42 min". */
export const passed = (minutes: number): string => {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} d ${hours} tim`;
  return hours > 0 ? `${hours} tim ${minutes % 60} min` : `${minutes} min`;
};
