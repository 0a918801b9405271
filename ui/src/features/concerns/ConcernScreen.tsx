import type { ReactNode } from 'react';
import type { ConcernView, SessionView } from '../../api/generated/door';
import { useCommand, useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { GenastClock } from '../../parts/GenastClock';
import { Loaded } from '../../parts/Loaded';
import { ErrorNotice } from '../../parts/Notice';
import { Screen, Section } from '../../parts/Screen';
import { longDay, nearTime } from '../../parts/time';
import { concerns } from '../../text/sv';
import { ConcernActs } from './ConcernActs';

const text = concerns.one;

/** One oro as the receiving team reads it: take it, open the case, report, or dismiss the clock with a reason. */
export function ConcernScreen({ id, session }: { id: string; session: SessionView }) {
  const concern = useView('concern', { concern: id });
  if (concern.data) return <Concern view={concern.data} session={session} />;
  return <Screen title={text.untitled}><Loaded view={concern}>{() => null}</Loaded></Screen>;
}

function Concern({ view, session }: { view: ConcernView; session: SessionView }) {
  const who = view.pupil_label || text.unknownPupil;
  // The core's list of the day says whether the clock still runs.
  const { data } = useView('today', {});
  const runs = data?.todo.some(({ code, id }) => code === 'genast' && id === view.concern) ?? false;
  return (
    <Screen
      title={text.title(who)}
      lead={<>{text.lead(view.by, view.by_role, nearTime(view.at))} {view.received_by ? text.received(view.received_by) : text.notReceived}</>}
      rail={
        <>
          <ConcernActs view={view} session={session} />
          <Section title={text.law}>
            <p className="note">{text.lawText}</p>
            <p className="meta mt2">{text.provision}</p>
          </Section>
        </>
      }
      railLabel={text.rail}
      beside={view.received_by ? undefined : <Receive concern={view.concern} />}
    >
      <div className="oro__f stack-4">
        <GenastClock id={view.concern} since={runs ? view.at : null} over="concern" mayDismiss />
        <dl className="kv">
          <Row term={text.happened}>{happened(view)}</Row>
          <Row term={text.urgent}>{text.urgents[view.urgent]}</Row>
          <Row term={text.certainty}>{text.certainties[view.certainty]}</Row>
        </dl>
        <Section title={text.what}><p className="read mt2">{view.what || text.nothing}</p></Section>
        {view.child_words && (
          <Section title={text.words}>
            <blockquote className="words mt2"><p>{view.child_words}</p></blockquote>
          </Section>
        )}
      </div>
    </Screen>
  );
}

/** Takes the concern; whoever left it is told. */
function Receive({ concern }: { concern: string }) {
  const receive = useCommand('concern_receive');
  return (
    <div className="receive">
      <Button kind="main" aria-describedby="receive-note" disabled={receive.isPending} onClick={() => receive.mutate({ concern })}>
        {receive.isPending ? text.receiving : text.receive}
      </Button>
      <p className="meta mt2" id="receive-note">{text.receiveText}</p>
      {receive.error && <ErrorNotice error={receive.error} className="mt2" />}
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function happened({ happened_on, happened_at, ongoing }: ConcernView): string {
  const when = [happened_on && longDay(happened_on), happened_at?.slice(0, 5).replace(':', '.')].filter(Boolean).join(' ');
  return [when, ongoing && text.ongoing].filter(Boolean).join('. ') || text.notSaid;
}
