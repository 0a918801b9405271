import { useEffect, useState } from 'react';
import type { ReportView, RevealView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { ProtectedMark } from '../../parts/Marks';
import { Notice } from '../../parts/Notice';
import { common, reports } from '../../text/sv';

const words = reports.head;

/** Whom the report is about; the number is masked until somebody asks, and each look is logged. */
export function ReportLead({ report }: { report: ReportView }) {
  return (
    <>
      {report.protected && <ProtectedMark />}
      {words.lead(report.pupil_label, report.class)}
      {report.number_masked && <>, <Number pupil={report.pupil} masked={report.number_masked} /></>}
    </>
  );
}

function Number({ pupil, masked }: { pupil: string; masked: string }) {
  const reveal = useCommand('pupil_reveal');
  const [shown, setShown] = useState<RevealView | null>(null);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(null), shown.seconds * 1000);
    return () => clearTimeout(timer);
  }, [shown]);
  if (shown) {
    return <span className="nw">{words.born(shown.text)} <span className="meta" role="status">{words.revealed(shown.seconds)}</span></span>;
  }
  return (
    <span className="nw">
      {words.born(masked)}{' '}
      <Button kind="link" aria-label={words.showNumber} onClick={() => reveal.mutate({ pupil, field: 'number' }, { onSuccess: setShown })}>{common.show}</Button>
    </span>
  );
}

/** A protected pupil: what must not be written, and to ring first. */
export function ProtectedNotice({ report }: { report: ReportView }) {
  if (!report.protected) return null;
  return <Notice icon="shield" title={words.protectedTitle(report.pupil_label)}>{words.protectedThen}</Notice>;
}
