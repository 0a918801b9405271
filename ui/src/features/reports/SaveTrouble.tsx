import { Button } from '../../parts/Button';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { reports } from '../../text/sv';
import type { ReportDraft } from './useReportDraft';

/** Where the notice stands; an act that needs saved text goes there when it is not. */
export const TROUBLE = 'trouble';

/** Saves what waits. False when it could not, and then the notice that says why is in view. */
export async function savedOrShown(draft: ReportDraft): Promise<boolean> {
  const saved = await draft.flush();
  if (!saved) document.getElementById(TROUBLE)?.scrollIntoView?.({ block: 'center' });
  return saved;
}

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
