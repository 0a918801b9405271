import type { SessionView } from '../../api/generated/door';
import { Screen } from '../../parts/Screen';
import { reports } from '../../text/sv';

export function ReportsScreen(_: { session: SessionView }) {
  return <Screen title={reports.title}>{null}</Screen>;
}

export function ReportScreen(_: { id: string; tab: string | undefined; session: SessionView }) {
  return <Screen title={reports.title}>{null}</Screen>;
}
