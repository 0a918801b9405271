// The content of a report by parts: which are filled in, which differ, and the rows about who knows.
import type { GuardianView, Informed, InformedPerson, OrosanmalanContent, ReportView } from '../../api/generated/door';

export type Part = keyof OrosanmalanContent;

/** The parts in the order of the form and the paper. */
export const PARTS: readonly Part[] = [
  'why_now', 'observations', 'child_words', 'effect', 'earlier', 'school_has_done', 'danger_now',
  'language', 'approach', 'informed', 'do_not_inform', 'feedback', 'meeting', 'reporter',
];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Parts that two versions say differently. */
export function differing(a: OrosanmalanContent, b: OrosanmalanContent): Part[] {
  return PARTS.filter((part) => !same(a[part], b[part]));
}

const said = (text: string): boolean => text.trim() !== '';

/** Has the reporter written something in the part? Only draws the mark beside its heading. */
export function filled(content: OrosanmalanContent, part: Part): boolean {
  switch (part) {
    case 'observations': return content.observations.some(({ text }) => said(text));
    case 'danger_now': return content.danger_now.acute !== null || said(content.danger_now.where);
    case 'informed': return content.informed.length > 0 && content.informed.every(({ informed }) => informed !== null);
    case 'do_not_inform': return content.do_not_inform.length > 0;
    case 'feedback': return true;
    case 'meeting': return content.meeting !== null;
    case 'reporter': return [content.reporter.name, content.reporter.role, content.reporter.phone].every(said);
    default: return said(content[part]);
  }
}

/** One row each for the child and every guardian, with what is already answered. */
export function informedRows(content: OrosanmalanContent, guardians: readonly GuardianView[]): Informed[] {
  const people: InformedPerson[] = ['child', ...guardians.map(({ number }): InformedPerson => `guardian:${number}`)];
  const known = people.map((person) => content.informed.find((row) => row.person === person) ?? { person, informed: null, when: '', why_not: '' });
  // A guardian who has left the register since keeps the row: what was written is never dropped.
  return [...known, ...content.informed.filter(({ person }) => person !== null && !people.includes(person))];
}

/** The child first, then the guardians by number. */
const order = (person: InformedPerson | null): number => (person === 'child' || person === null ? 0 : Number(person.split(':')[1]));

/** The row of one person changed; rows nobody has touched stay out of the content. */
export function withInformed(content: OrosanmalanContent, row: Informed): OrosanmalanContent {
  const others = content.informed.filter(({ person }) => person !== row.person);
  return { ...content, informed: [...others, row].sort((a, b) => order(a.person) - order(b.person)) };
}

/** A new report that corrects or completes a sent one: the same text, another reason. */
export function completing(report: ReportView, reason: string): OrosanmalanContent {
  return { ...report.content, why_now: `${reason}${report.content.why_now}` };
}
