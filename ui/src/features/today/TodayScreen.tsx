import type { SessionView } from '../../api/generated/door';

export function TodayScreen(_: { session: SessionView }) {
  return null;
}
