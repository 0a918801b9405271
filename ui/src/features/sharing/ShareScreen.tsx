import { useState } from 'react';
import type { SessionView, ShareDecisionView, ShareDoneView, ShareStartView } from '../../api/generated/door';
import { useCommand, useView } from '../../api/query';
import { Button, LinkButton } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
import { ErrorNotice } from '../../parts/Notice';
import { Screen } from '../../parts/Screen';
import { useShortcut } from '../../parts/shortcuts';
import { sharing as words } from '../../text/sv';
import { Decision } from './Decision';
import { Done } from './Done';
import { Logged } from './Logged';
import { Outcome } from './Outcome';
import { Preview } from './Preview';
import { Question } from './Question';
import { RefuseDialog } from './RefuseDialog';
import { affirmedOf, questionOf, useSharing } from './useSharing';

/** Sekretessprövning: to whom, what, why; the law's answer; conditions a person affirms; and only then the way out. */
export function ShareScreen({ pupil, session }: { pupil: string; session: SessionView }) {
  const start = useView('share_start', { pupil });
  if (!start.data) return <Screen title={words.title}><Loaded view={start}>{() => null}</Loaded></Screen>;
  return <ShareForm start={start.data} session={session} />;
}

const YES = ['require', 'allow', 'allow_if'];

/** Draws only: the core decides anew before anything leaves. */
const mayGo = ({ silenced, decision }: ShareDecisionView): boolean => !silenced && YES.includes(decision);

function ShareForm({ start, session }: { start: ShareStartView; session: SessionView }) {
  const [sharing, put, reset] = useSharing();
  const [refusing, setRefusing] = useState(false);
  const [done, setDone] = useState<ShareDoneView | null>(null);
  const question = questionOf(start.pupil, sharing);
  // The name of the receiver is for the log; the law asks what kind it is, and not at every letter.
  const asked = useView('share_decide', question ? { ...question, receiver_name: '' } : { pupil: start.pupil, receiver_kind: '', receiver: null, receiver_name: '', items: [], purpose: '', facts: {} }, {
    enabled: question !== null,
    keepPrevious: true,
  });
  const decision = question ? asked.data : undefined;
  const affirmed = decision ? affirmedOf(decision, sharing) : [];
  const open = decision !== undefined && mayGo(decision);
  const ready = open && affirmed.length === decision.conditions.length && !asked.isPlaceholderData;
  const share = useCommand('share');
  const act = () => {
    if (!question || !ready || share.isPending) return;
    share.mutate({ question, affirmed, masks: [...sharing.masks], channel: sharing.channel, record: { ...sharing.record } }, { onSuccess: setDone });
  };
  useShortcut({ keys: 'Control+Enter', label: words.act.share, run: act });
  const pupilPath = `/elever/${start.pupil}`;
  if (done) {
    const again = () => {
      setDone(null);
      reset();
    };
    return <Done done={done} channel={sharing.channel} label={start.pupil_label} pupilPath={pupilPath} onAgain={again} />;
  }
  return (
    <Screen
      className="dela"
      title={words.title}
      lead={words.lead(start.pupil_label)}
      beside={<LinkButton kind="quiet" icon="left" to={pupilPath}>{words.back}</LinkButton>}
      rail={<Logged sharing={sharing} decision={decision} session={session} affirmed={affirmed.length} />}
      railLabel={words.logged.title}
      barLabel={words.act.bar}
      bar={
        <>
          <p className="note grow">{decision && !ready && words.act.blocked}</p>
          <Button size="large" disabled={!question} onClick={() => question && setRefusing(true)}>{words.act.refuse}</Button>
          <Button size="large" kind="main" keys="Control+Enter" disabled={!ready || share.isPending} onClick={act}>{words.act.share}</Button>
        </>
      }
    >
      {share.error && <ErrorNotice error={share.error} />}
      <div className="dela__g">
        <Question start={start} sharing={sharing} put={put} decision={decision} />
        <div className="stack-4">
          {question && asked.error ? <ErrorNotice error={asked.error} retry={() => void asked.refetch()} /> : <Decision decision={decision} start={start} sharing={sharing} put={put} />}
          {open && <Outcome start={start} decision={decision} sharing={sharing} put={put} />}
          {question && ready && <Preview question={question} masks={sharing.masks} onMask={(name) => put({ masks: [...sharing.masks, name] })} />}
        </div>
      </div>
      {refusing && question && <RefuseDialog question={question} onClose={() => setRefusing(false)} onDone={setDone} />}
    </Screen>
  );
}
