// A few of the core's hints, enough to show every kind of line in the window.
import type { CheckView, OrosanmalanContent } from '../generated/door';

const look = (id: string, section: string, row: number | null = null, params: string[] = []): CheckView => ({ id, level: 'look', section, row, params });
const empty = (section: string): CheckView => ({ id: section === 'child_words' ? 'no_child_words' : 'part_empty', level: 'empty', section, row: null, params: [] });
const ok = (id: string, section: string): CheckView => ({ id, level: 'ok', section, row: null, params: [] });

const TEXTS = ['why_now', 'child_words', 'effect', 'earlier', 'school_has_done'] as const;

export function fakeChecks(content: OrosanmalanContent, guardians: number): CheckView[] {
  const checks: CheckView[] = [];
  for (const [row, { text, date, source }] of content.observations.entries()) {
    const guess = /verkar [^\s.,]+/i.exec(text)?.[0];
    if (guess && source === 'saw') checks.push(look('interpretation', 'observations', row, [guess]));
    if (/\bTure\b/.test(text)) checks.push(look('other_pupil', 'observations', row, ['Ture']));
    if (text && !date) checks.push(look('no_date', 'observations', row));
    if (text && !source) checks.push(look('no_source', 'observations', row));
  }
  if (content.danger_now.acute === null) checks.push(look('danger_unanswered', 'danger_now'));
  const people = ['child', ...Array.from({ length: guardians }, (_, at) => `guardian:${at + 1}`)];
  for (const [row, person] of people.entries()) {
    const answer = content.informed.find((each) => each.person === person);
    if (answer?.informed === undefined || answer.informed === null) checks.push(look('informed_unanswered', 'informed', row, [person]));
    else if (answer.informed && row > 0 && content.do_not_inform.length > 0) checks.push(look('informed_against_reason', 'informed', row, [person]));
  }
  if (!content.feedback) checks.push(look('no_feedback', 'feedback'));
  if (!content.reporter.phone) checks.push(look('no_reporter_phone', 'reporter'));
  checks.push(...TEXTS.filter((part) => !content[part].trim()).map(empty), ok('one_child', 'observations'));
  if (content.child_words.trim()) checks.push(ok('child_words_apart', 'child_words'));
  if (content.observations.length > 0 && content.observations.every(({ date }) => date)) checks.push(ok('dates_stated', 'observations'));
  if (content.feedback) checks.push(ok('feedback_wanted', 'feedback'));
  return checks;
}
