// Long work, made up: each question moves it on.
import { CallError } from '../call';
import type { ErrorView, JobView } from '../generated/door';
import { tellChange } from './changes';

interface Job {
  view: JobView;
  step: number;
  fault: ErrorView | null;
  onDone: () => void;
}

const jobs = new Map<string, Job>();

/** So many questions until the work is done; a test has no need to see the bar grow. */
const QUESTIONS = import.meta.env.MODE === 'test' ? 2 : 8;

/** Starts work of so many units; it ends after some questions, with a fault when there is one. */
export function startJob(total: number, onDone: () => void, fault: ErrorView | null = null, questions = QUESTIONS): JobView {
  const view: JobView = { job: crypto.randomUUID(), state: 'running', done: 0, total, error: null };
  jobs.set(view.job, { view, step: Math.ceil(total / questions), fault, onDone });
  return view;
}

export function job({ job: id }: { job: string }): JobView {
  const found = jobs.get(id);
  if (!found) throw new CallError('not_found');
  const { view } = found;
  if (view.state !== 'running') return view;
  view.done = Math.min(view.total, view.done + found.step);
  if (view.done < view.total) return view;
  view.state = found.fault ? 'failed' : 'done';
  view.error = found.fault;
  if (!found.fault) found.onDone();
  return view;
}

export function cancelJob({ job: id }: { job: string }): JobView {
  const found = jobs.get(id);
  if (!found) throw new CallError('not_found');
  if (found.view.state === 'running') found.view.state = 'cancelled';
  tellChange('jobs', [id]);
  return found.view;
}
