// Two versions of a report and a person's choice, part by part.
import type { OrosanmalanContent } from '../../api/generated/door';
import { reports } from '../../text/sv';
import type { Part } from './content';
import { sayMoment } from '../../parts/when';

export type Choice = 'a' | 'b' | 'both';

const TEXTS: readonly Part[] = ['why_now', 'child_words', 'effect', 'earlier', 'school_has_done', 'language', 'approach'];

/** Can both be kept one after the other? */
export const joinable = (part: Part): boolean => TEXTS.includes(part) || part === 'observations' || part === 'do_not_inform';

/** The third version: each part as chosen, `a` where nothing was chosen. */
export function merged(a: OrosanmalanContent, b: OrosanmalanContent, choices: Partial<Record<Part, Choice>>): OrosanmalanContent {
  const result: Record<string, unknown> = { ...a };
  for (const [part, choice] of Object.entries(choices) as [Part, Choice][]) {
    if (choice === 'b') result[part] = b[part];
    if (choice === 'both') result[part] = joined(a[part], b[part]);
  }
  return result as unknown as OrosanmalanContent;
}

function joined(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) {
    const has = new Set(a.map((item) => JSON.stringify(item)));
    return [...a, ...b.filter((item) => !has.has(JSON.stringify(item)))];
  }
  return [a, b].filter((text) => typeof text === 'string' && text.trim()).join('\n');
}

/** A part in words, to compare. */
export function inWords(content: OrosanmalanContent, part: Part): string {
  const { paper, form, informed } = reports;
  switch (part) {
    case 'observations':
      return content.observations
        .map(({ date, source, who, text }) => `${[sayMoment(date), who || (source && paper.source[source])].filter(Boolean).join(', ')}: ${text}`)
        .join('\n');
    case 'danger_now': {
      const { acute, where } = content.danger_now;
      return [acute === null ? paper.acuteUnknown : acute ? paper.acute : paper.notAcute, where].filter(Boolean).join(' ');
    }
    case 'informed':
      return content.informed
        .map((row) => `${row.person === 'child' ? paper.child : informed.guardianNumber(Number(row.person?.split(':')[1]))}: ${row.informed === null ? paper.notAnswered : row.informed ? `${form.yes} ${row.when}` : `${form.no} ${row.why_not}`}`)
        .join('\n');
    case 'do_not_inform': return content.do_not_inform.map((reason) => reports.reason[reason]).join(', ');
    case 'feedback': return content.feedback ? paper.feedback : paper.noFeedback;
    case 'meeting': return content.meeting === null ? paper.notAnswered : content.meeting ? paper.meeting : paper.noMeeting;
    case 'reporter': return Object.values(content.reporter).filter(Boolean).join(', ');
    default: return content[part];
  }
}
