import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type CallError } from '../../../api/call';
import type { JobView, MappingView, PupilImportPlanView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button, LinkButton } from '../../../parts/Button';
import { Loaded } from '../../../parts/Loaded';
import { ErrorNotice, Notice } from '../../../parts/Notice';
import { nearTime } from '../../../parts/time';
import { useKept } from '../../../parts/useKept';
import { imports } from '../../../text/sv';
import { uploadAll } from '../upload';
import { ChooseSource, type Source } from './ChooseSource';
import { asError, JobProgress } from './JobProgress';
import { PlanReview } from './PlanReview';

/** How far the import has come. Files are kept by id, so that another mapping can be tried on them. */
type Stage =
  | { at: 'choose' }
  | { at: 'checking'; job: string; files: string[] | null }
  | { at: 'plan'; job: string; files: string[] | null }
  | { at: 'applying'; job: string; plan: PupilImportPlanView }
  | { at: 'done'; plan: PupilImportPlanView; cancelled: boolean };

const CHOOSE: Stage = { at: 'choose' };

/** The pupil register: choose, look at what would change, say yes, see the result. */
export function ImportTab({ lastImport }: { lastImport: string | null }) {
  const [stage, setStage] = useKept<Stage>('import', CHOOSE);
  const [stopped, setStopped] = useState<CallError | 'cancelled' | null>(null);
  const start = useMutation<{ job: string; files: string[] | null }, CallError, Source>({ mutationFn: check });
  const choose = () => setStage(CHOOSE);
  const begin = (source: Source) => {
    setStopped(null);
    start.mutate(source, { onSuccess: ({ job, files }) => setStage({ at: 'checking', job, files }) });
  };
  const ended = (job: JobView, files: string[] | null) => {
    if (job.state === 'done') {
      setStage({ at: 'plan', job: job.job, files });
      return;
    }
    setStopped(job.state === 'cancelled' ? 'cancelled' : asError(job));
    choose();
  };
  return (
    <div className="stack-4 settings__one">
      <div>
        <h2>{imports.title}</h2>
        <p className="note">{imports.lead} {lastImport ? imports.last(nearTime(lastImport)) : imports.never}</p>
      </div>
      {stopped === 'cancelled' && <Notice role="status" title={imports.job.cancelled}>{imports.job.cancelledThen}</Notice>}
      {stopped !== null && stopped !== 'cancelled' && <ErrorNotice error={stopped} />}
      {start.error && <ErrorNotice error={start.error} />}
      {stage.at === 'choose' && <ChooseSource busy={start.isPending} onChoose={begin} />}
      {stage.at === 'checking' && <JobProgress key={stage.job} job={stage.job} text={imports.job.checking} onEnd={(job) => ended(job, stage.files)} />}
      {stage.at === 'plan' && (
        <Plan
          job={stage.job}
          onOther={choose}
          onAgain={stage.files && ((mapping) => begin({ kind: 'again', files: stage.files ?? [], mapping }))}
          onApplying={(job, plan) => setStage({ at: 'applying', job, plan })}
        />
      )}
      {stage.at === 'applying' && (
        <JobProgress
          key={stage.job}
          job={stage.job}
          text={imports.job.applying}
          onEnd={(job) => {
            if (job.state === 'failed') {
              setStopped(asError(job));
              choose();
            } else setStage({ at: 'done', plan: stage.plan, cancelled: job.state === 'cancelled' });
          }}
        />
      )}
      {stage.at === 'done' && <Result plan={stage.plan} cancelled={stage.cancelled} onAgain={choose} />}
    </div>
  );
}

async function check(source: Source): Promise<{ job: string; files: string[] | null }> {
  if (source.kind === 'live') return { job: (await call('pupil_import_live', { url: source.url, token: source.token })).job, files: null };
  const files = source.kind === 'again' ? source.files : (await uploadAll(source.files)).map(({ file }) => file);
  const mapping = source.kind === 'again' ? source.mapping : null;
  return { job: (await call('pupil_import_check', { files, mapping })).job, files };
}

interface PlanProps {
  job: string;
  onOther: () => void;
  onAgain: ((mapping: MappingView) => void) | null;
  onApplying: (job: string, plan: PupilImportPlanView) => void;
}

function Plan({ job, onOther, onAgain, onApplying }: PlanProps) {
  const view = useView('pupil_import_plan', { job });
  const apply = useCommand('pupil_import_apply');
  return (
    <Loaded view={view}>
      {(plan) => (
        <>
          {apply.error && <ErrorNotice error={apply.error} />}
          <PlanReview
            plan={plan}
            busy={apply.isPending}
            onOther={onOther}
            onAgain={onAgain}
            onApply={(confirm) => apply.mutate({ plan: plan.plan, confirm }, { onSuccess: (started) => onApplying(started.job, plan) })}
          />
        </>
      )}
    </Loaded>
  );
}

function Result({ plan, cancelled, onAgain }: { plan: PupilImportPlanView; cancelled: boolean; onAgain: () => void }) {
  const { result } = imports;
  return (
    <div className="stack-3">
      {cancelled ? (
        <Notice tone="look" role="status" title={result.cancelled}>{result.cancelledThen}</Notice>
      ) : (
        <Notice tone="good" role="status" title={result.done}>{result.counts(plan.new, plan.changed, plan.gone)}</Notice>
      )}
      <div className="row">
        <LinkButton kind="main" to="/elever">{result.pupils}</LinkButton>
        <Button onClick={onAgain}>{result.again}</Button>
      </div>
    </div>
  );
}
