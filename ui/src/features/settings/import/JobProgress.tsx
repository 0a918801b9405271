import { useEffect, useRef } from 'react';
import { CallError } from '../../../api/call';
import type { JobView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { ErrorNotice } from '../../../parts/Notice';
import { Progress } from '../../../parts/Progress';
import { common, imports } from '../../../text/sv';

/** How often the count is asked for. */
const ASK_MS = 300;

/** Long work with its count and a way out. `onEnd` is told once how it went. */
export function JobProgress({ job, text, count = imports.job.count, onEnd }: { job: string; text: string; count?: (done: number, total: number) => string; onEnd: (view: JobView) => void }) {
  const view = useView('job', { job }, { refetchInterval: ASK_MS });
  const cancel = useCommand('job_cancel');
  const told = useRef(false);
  const { data } = view;
  useEffect(() => {
    if (!data || data.state === 'running' || told.current) return;
    told.current = true;
    onEnd(data);
  }, [data, onEnd]);
  if (view.error) return <ErrorNotice error={view.error} retry={() => void view.refetch()} />;
  return (
    <Progress
      text={cancel.isSuccess ? imports.job.cancelling : text}
      done={data?.done ?? 0}
      total={data?.total ?? 0}
      detail={count(data?.done ?? 0, data?.total ?? 0)}
      action={<Button size="small" disabled={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate({ job })}>{common.cancel}</Button>}
    />
  );
}

/** Why a job failed. */
export const asError = ({ error }: JobView): CallError => new CallError(error?.code ?? 'internal', (error?.params ?? {}) as Record<string, string>);
