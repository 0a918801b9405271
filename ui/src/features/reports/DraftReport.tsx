import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { OrosanmalanContent, ReportView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { GenastClock } from '../../parts/GenastClock';
import { DeliveryStatus } from '../../parts/Marks';
import { Screen } from '../../parts/Screen';
import { useShortcut } from '../../parts/shortcuts';
import { reports } from '../../text/sv';
import { ConflictScreen } from './ConflictScreen';
import type { Part } from './content';
import { DeliverySteps } from './DeliverySteps';
import { DiscardButton } from './DiscardButton';
import { goTo } from './FormSection';
import { ReportForm } from './ReportForm';
import { ProtectedNotice, ReportLead } from './ReportHead';
import { ReportRail } from './ReportRail';
import { ReviewScreen } from './ReviewScreen';
import { SaveTrouble } from './SaveTrouble';
import { type ReportDraft, useReportDraft } from './useReportDraft';

const { head, shortcuts } = reports;

/** A draft of one's own: the form, then the review. The text lives here, above both. */
export function DraftReport({ report, reviewing }: { report: ReportView; reviewing: boolean }) {
  const draft = useReportDraft(report);
  const [choosing, setChoosing] = useState(false);
  const choose = () => setChoosing(true);
  if (draft.conflict && choosing) {
    const resolve = (content: OrosanmalanContent) => {
      setChoosing(false);
      draft.resolve(content);
    };
    return <ConflictScreen mine={draft.content} theirs={draft.conflict} onResolve={resolve} />;
  }
  // A conflict never takes the screen from somebody who writes: it waits in a notice.
  const trouble = <SaveTrouble draft={draft} onChoose={choose} />;
  return reviewing ? <ReviewScreen report={report} draft={draft} trouble={trouble} /> : <FormScreen report={report} draft={draft} trouble={trouble} />;
}

interface FormScreenProps {
  report: ReportView;
  draft: ReportDraft;
  /** What could not be saved, and the way out. */
  trouble: ReactNode;
}

function FormScreen({ report, draft, trouble }: FormScreenProps) {
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
  const review = () => {
    void draft.flush();
    go(`/anmalan/${report.id}/skicka`);
  };
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
        {trouble}
        <ProtectedNotice report={report} />
        <GenastClock id={report.id} since={report.signal_at} over="report" mayDismiss />
      </div>
      <ReportForm report={report} content={draft.content} edit={draft.edit} />
      <DiscardButton report={report.id} onDiscarded={draft.cancel} />
      <span className="vh" role="status">{said}</span>
    </Screen>
  );
}
