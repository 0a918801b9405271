import { useState } from 'react';
import type { OrosanmalanContent, ReportView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { ReceiverCard } from '../../parts/ReceiverCard';
import { Tabs } from '../../parts/Tabs';
import { reports } from '../../text/sv';
import { ChangeReceiver } from './ChangeReceiver';
import { CheckList } from './CheckList';
import { LawAtHand } from './LawAtHand';
import { Preview } from './Preview';
import { Siblings } from './Siblings';

const words = reports.rail;

/** Beside the form: to whom and why, what to look at, the law, and the paper. */
export function ReportRail({ report, content }: { report: ReportView; content: OrosanmalanContent }) {
  const [changing, setChanging] = useState(false);
  const receiver = (
    <div className="stack-4">
      <ReceiverCard card={report.receiver} action={report.mine && <Button kind="link" onClick={() => setChanging(true)}>{words.change}</Button>} />
      <CheckList checks={report.checks} />
      <Siblings siblings={report.siblings} />
      <LawAtHand />
    </div>
  );
  return (
    <div className="rtabs">
      <Tabs
        label={words.label}
        tabs={[
          { id: 'receiver', title: words.receiver, content: receiver },
          { id: 'preview', title: words.preview, content: <Preview report={report} content={content} /> },
        ]}
      />
      {changing && <ChangeReceiver report={report.id} card={report.receiver} onClose={() => setChanging(false)} />}
    </div>
  );
}
