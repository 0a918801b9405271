import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { DeliveryStatus } from '../../parts/Marks';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { Screen } from '../../parts/Screen';
import { useShortcut } from '../../parts/shortcuts';
import { reports } from '../../text/sv';
import { ConflictScreen } from './ConflictScreen';
import type { Part } from './content';
import { DeliverySteps } from './DeliverySteps';
import { DiscardButton } from './DiscardButton';
import { goTo } from './FormSection';
import { GenastClock } from './GenastClock';
import { ReportForm } from './ReportForm';
import { ProtectedNotice, ReportLead } from './ReportHead';
import { ReportRail } from './ReportRail';
import { ReviewScreen } from './ReviewScreen';
import { type ReportDraft, useReportDraft } from './useReportDraft';

const { head, shortcuts } = reports;

/** A draft of one's own: the form, then the review. The text lives here, above both. */
export function DraftReport({ report, reviewing }: { report: ReportView; reviewing: boolean }) {
  const draft = useReportDraft(report);
  if (draft.conflict) return <ConflictScreen mine={draft.content} theirs={draft.conflict} onResolve={draft.resolve} />;
  return reviewing ? <ReviewScreen report={report} draft={draft} /> : <FormScreen report={report} draft={draft} />;
}

function FormScreen({ report, draft }: { report: ReportView; draft: ReportDraft }) {
  const [, go] = useLocation();
  const [said, setSaid] = useState('');
  const step = (move: () => Part | null, words: (section: string) => string) => {
    const part = move();
    if (!part) return;
    setSaid(words(reports.sections[part] ?? part));
    // What came back is shown, unless one already stands in it.
    if (!document.activeElement?.closest(`[data-part="${part}"]`)) requestAnimationFrame(() => goTo(part));
  };
  const undo = () => step(draft.undo, head.undone);
  const redo = () => step(draft.redo, head.redone);
  const review = () => void draft.flush().then((saved) => saved && go(`/anmalan/${report.id}/skicka`));
  useShortcut({ keys: 'Control+Z', label: shortcuts.undo, run: undo });
  useShortcut({ keys: 'Control+Y', label: shortcuts.redo, run: redo });
  useShortcut({ keys: 'Control+Shift+Z', run: redo });
  useShortcut({ keys: 'Control+Enter', label: shortcuts.review, run: review });
  return (
    <Screen
      className="anm"
      title={reports.one}
      lead={<ReportLead report={report} />}
      beside={
        <div className="row">
          <DeliveryStatus state="utkast" />
          <Button kind="quiet" icon="undo" keys="Control+Z" disabled={!draft.canUndo} onClick={undo}>{head.undo}</Button>
        </div>
      }
      rail={<ReportRail report={report} content={draft.content} />}
      railLabel={reports.rail.label}
      railWidth="25rem"
      barLabel={reports.sending.bar.label}
      bar={
        <>
          <DeliverySteps report={report} />
          <Button kind="main" size="large" keys="Control+Enter" onClick={review}>{reports.sending.bar.review}</Button>
        </>
      }
    >
      <div className="stack">
        {draft.save.kind === 'failed' && <SaveFailed draft={draft} />}
        <ProtectedNotice report={report} />
        {report.signal_at && <GenastClock report={report.id} since={report.signal_at} mayStop />}
      </div>
      <ReportForm report={report} content={draft.content} edit={draft.edit} />
      <DiscardButton report={report.id} onDiscarded={draft.cancel} />
      <span className="vh" role="status">{said}</span>
    </Screen>
  );
}

/** The text could not be saved: it stays here, and the window tries again by itself. */
function SaveFailed({ draft }: { draft: ReportDraft }) {
  const { error } = draft.save;
  if (error && error.code !== 'internal') return <ErrorNotice error={error} retry={() => void draft.flush()} />;
  return <Notice tone="wrong" role="alert" title={reports.failed.save}>{reports.failed.saveThen}</Notice>;
}
