import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ConcernView, PupilRowView, SessionView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button, LinkButton } from '../../parts/Button';
import { ErrorNotice } from '../../parts/Notice';
import { PupilPicker } from '../../parts/PupilPicker';
import { Section } from '../../parts/Screen';
import { concerns } from '../../text/sv';
import { useReport } from './useReport';

/** What can be done with a concern. Without a pupil the team says who it is about. */
export function ConcernActs({ view, session }: { view: ConcernView; session: SessionView }) {
  const text = concerns.one;
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState<PupilRowView | null>(null);
  const openCase = useCommand('case_open');
  const report = useReport(view.concern);
  const pupil = view.pupil ?? picked?.id ?? null;
  // The filled button is the next right act: first to take the concern, then to report.
  const next = view.received_by !== null;
  return (
    <Section title={text.next}>
      {view.pupil === null && (
        <div className="stack-3">
          <p className="note">{text.whoIsText}</p>
          <PupilPicker label={text.whoIs} value={picked} onChange={setPicked} strict />
        </div>
      )}
      {pupil && (
        <div className="stack mt2">
          {session.screens.includes('orosanmalningar') && (
            <Button kind={next ? 'main' : 'plain'} wide disabled={report.busy} onClick={() => report.start(pupil)}>{text.report}</Button>
          )}
          {view.case === null ? (
            <Button wide disabled={openCase.isPending} onClick={() => openCase.mutate({ pupil }, { onSuccess: () => navigate(`/elever/${pupil}`) })}>{text.openCase}</Button>
          ) : (
            <LinkButton to={`/elever/${pupil}`} wide>{text.openCase}</LinkButton>
          )}
        </div>
      )}
      {openCase.error && <ErrorNotice error={openCase.error} className="mt3" />}
      {report.error && <div className="mt3">{report.error}</div>}
    </Section>
  );
}
