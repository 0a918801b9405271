import { Button } from '../../parts/Button';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { reports } from '../../text/sv';
import type { ReportDraft } from './useReportDraft';

/** Text that is not saved: two versions wait for a choice, or the window tries again by itself. Nothing is lost. */
export function SaveTrouble({ draft, onChoose }: { draft: ReportDraft; onChoose: () => void }) {
  const { conflict, failed } = reports;
  if (draft.conflict) {
    return (
      <Notice tone="look" icon="sync" role="alert" title={conflict.banner} action={<Button size="small" onClick={onChoose}>{conflict.choose}</Button>}>
        {conflict.bannerThen}
      </Notice>
    );
  }
  const { kind, error } = draft.save;
  if (kind !== 'failed') return null;
  if (error && error.code !== 'internal') return <ErrorNotice error={error} retry={() => void draft.flush()} />;
  return <Notice tone="wrong" role="alert" title={failed.save}>{failed.saveThen}</Notice>;
}
