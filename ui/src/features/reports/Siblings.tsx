import { useLocation } from 'wouter';
import type { SiblingView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button, LinkButton } from '../../parts/Button';
import { ErrorNotice } from '../../parts/Notice';
import { reports } from '../../text/sv';

const words = reports.rail;

/** Siblings at the school: one child a report, so each gets its own. */
export function Siblings({ siblings }: { siblings: readonly SiblingView[] }) {
  const [, go] = useLocation();
  const start = useCommand('report_draft');
  if (siblings.length === 0) return null;
  return (
    <section aria-label={words.sibling} className="stack">
      {siblings.map((sibling) => {
        const label = sibling.class ? `${sibling.label}, ${sibling.class}` : sibling.label;
        return (
          <div className="sys" key={sibling.pupil}>
            <p><b>{words.sibling}</b> {words.siblingText(label)}</p>
            {sibling.report ? (
              <LinkButton size="small" to={`/anmalan/${sibling.report}`} aria-label={words.siblingOpenFor(sibling.label)}>{words.siblingOpen}</LinkButton>
            ) : (
              <Button
                size="small"
                aria-label={words.siblingDraftFor(sibling.label)}
                disabled={start.isPending}
                onClick={() => start.mutate({ pupil: sibling.pupil, concern: null, content: null }, { onSuccess: ({ id }) => go(`/anmalan/${id}`) })}
              >
                {words.siblingDraft}
              </Button>
            )}
          </div>
        );
      })}
      {start.error && <ErrorNotice error={start.error} />}
    </section>
  );
}
