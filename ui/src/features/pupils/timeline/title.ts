import type { EntryView } from '../../../api/generated/door';
import { chronology, common } from '../../../text/sv';

const { timeline } = chronology;

/** What an entry is called: a report by its receiver, a concern by who left it. */
export function titleOf({ kind, title, by_role }: EntryView): string {
  if (kind === 'report') return timeline.report(title);
  if (kind === 'concern') return timeline.concern(common.roles[by_role] ?? by_role);
  return title || timeline.kinds[kind] || kind;
}
