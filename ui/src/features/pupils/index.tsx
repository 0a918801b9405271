import type { SessionView } from '../../api/generated/door';
import { Screen } from '../../parts/Screen';
import { pupils } from '../../text/sv';

export function PupilsScreen(_: { session: SessionView }) {
  return <Screen title={pupils.title}>{null}</Screen>;
}

export function PupilScreen(_: { id: string; tab: string | undefined; session: SessionView }) {
  return <Screen title={pupils.title}>{null}</Screen>;
}
