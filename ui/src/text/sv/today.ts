// Idag.
import * as common from './common';

/** "En sak ska göras genast. Två är sena och tre ska göras i dag." */
export function lead(counts: { genast: number; late: number; today: number }): string {
  const { inWords, sentence } = common;
  const first = counts.genast === 0 ? '' : counts.genast === 1 ? 'En sak ska göras genast.' : `${sentence(inWords(counts.genast))} saker ska göras genast.`;
  const late = counts.late === 0 ? '' : counts.late === 1 ? 'en är sen' : `${inWords(counts.late)} är sena`;
  const due = counts.today === 0 ? '' : `${inWords(counts.today)} ska göras i dag`;
  const rest = [late, due].filter(Boolean).join(' och ');
  if (!first && !rest) return 'Inget brådskar just nu.';
  return [first, rest && `${sentence(rest)}.`].filter(Boolean).join(' ');
}

export const quick = { label: 'Ny oro', placeholder: 'Vem gäller det? Skriv namn eller klass', start: 'Börja skriva' };
export const todo = { title: 'Att göra nu', order: 'Lagens och skolans tider avgör ordningen', more: (n: number) => `Visa ${n} till` };
export const empty = { title: 'Inget att göra i dag.', text: 'När någon lämnar oro, eller ett svar dröjer, står det här.' };

export const urgency = {
  genast: 'Genast',
  late: (days: number) => (days === 1 ? '1 dag sen' : `${days} dagar sen`),
  today: 'I dag',
  tomorrow: 'I morgon',
  soon: (days: number) => `Om ${days} dagar`,
};

const about = (pupil: string, group: string) => [pupil || 'Okänd elev', group].filter(Boolean).join(', ');
export const pupil = about;

interface Kind {
  title: string;
  detail: (receiver: string, when: string) => string;
  why: string;
  act: string;
}

export const kinds: Record<string, Kind> = {
  genast: { title: 'Läs oron och anmäl genast', detail: (_, when) => `Uppgift om fara kom ${when}.`, why: 'Anmäl genast', act: 'Läs' },
  receive_concern: { title: 'Ta emot ny oro', detail: (_, when) => `Lämnad ${when}.`, why: 'Läs samma dag', act: 'Läs' },
  acknowledge: { title: 'Ingen person har kvitterat anmälan', detail: (receiver) => `${receiver} har inte hört av sig.`, why: 'Tre arbetsdagar', act: 'Öppna' },
  feedback: { title: 'Begär återkoppling', detail: (receiver) => `${receiver} har inte svarat.`, why: 'En vecka efter beslut', act: 'Öppna' },
  inquiry_decision: { title: 'Fråga om beslutet', detail: (receiver) => `${receiver} har inte sagt om utredning inleds.`, why: 'Fjorton dagar från att anmälan kom in', act: 'Öppna' },
  continue_draft: { title: 'Skicka den påbörjade orosanmälan', detail: (_, when) => `Senast sparad ${when}.`, why: 'Anmäl genast', act: 'Fortsätt skriva' },
};
export const unknownKind: Kind = { title: 'Att göra', detail: () => '', why: '', act: 'Öppna' };
export const routine = 'Skolans rutin';
export const call = 'Ring, se manus';
export const actOn = (act: string, title: string, who: string) => `${act}: ${title}, ${who}`;

export const rail = { label: 'Sammanhang', waiting: 'Skickat, väntar på svar', drafts: 'Utkast' };
export const noWaiting = 'Ingen anmälan väntar på svar.';
export const noDrafts = 'Inga påbörjade texter.';
export const report = (who: string, receiver: string) => (receiver ? `${who} till ${receiver}` : who);
export const waiting = {
  skickad: (day: string) => `Skickad ${day}, inte levererad`,
  levererad: 'Levererad, inte kvitterad',
  kvitterad: (day: string, person: string | null) => `Kvitterad ${day}${person ? ` av ${person}` : ''}`,
  beslut: (day: string, outcome: string | null) => `Beslut ${day}${outcome ? `: ${common.outcomes[outcome] ?? outcome}` : ''}`,
};

export const drafts: Record<string, string> = { report: 'Orosanmälan', concern: 'Ny oro', entry: 'Anteckning' };
export const draft = (kind: string, who: string) => [drafts[kind] ?? kind, who].filter(Boolean).join(', ');
export const savedHere = (when: string) => `Sparat ${when}. Bara på den här datorn.`;
export const discard = 'Ta bort';
export const discardNamed = (name: string) => `Ta bort utkastet ${name}`;
export const discarded = 'Utkastet är borttaget.';
