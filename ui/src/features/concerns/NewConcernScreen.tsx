import type { SessionView } from '../../api/generated/door';

export function NewConcernScreen(_: { session: SessionView }) {
  return null;
}
