import type { SessionView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Loaded } from '../../parts/Loaded';
import { Screen } from '../../parts/Screen';
import { reports } from '../../text/sv';
import { DraftReport } from './DraftReport';
import { SentReport } from './SentReport';

/** One report: a draft of one's own is written, everything else is read. */
export function ReportScreen({ id, tab, session }: { id: string; tab: string | undefined; session: SessionView }) {
  const view = useView('report', { report: id });
  if (!view.data) return <Screen title={reports.one}><Loaded view={view}>{() => null}</Loaded></Screen>;
  const report = view.data;
  if (report.state === 'utkast' && report.mine) return <DraftReport report={report} reviewing={tab === 'skicka'} />;
  return <SentReport report={report} session={session} />;
}
