import { useState } from 'react';
import type { OrosanmalanContent, ReportView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { today } from '../../parts/time';
import { reports } from '../../text/sv';
import { Paper } from './Paper';

const words = reports.paper;

/** The paper in the rail, and in full size on demand. */
export function Preview({ report, content }: { report: ReportView; content: OrosanmalanContent }) {
  const [large, setLarge] = useState(false);
  const paper = <Paper report={report} content={content} day={today()} />;
  return (
    <>
      <div className="a4" role="img" aria-label={words.label}>{paper}</div>
      <p className="note mt2 row row--sb">
        <span className="grow">{words.same}</span>
        <Button size="small" onClick={() => setLarge(true)}>{words.open}</Button>
      </p>
      {large && (
        <Dialog title={words.label} open onClose={() => setLarge(false)} width="50rem">
          <div className="a4 a4--full">{paper}</div>
        </Dialog>
      )}
    </>
  );
}
