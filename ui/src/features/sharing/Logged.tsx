import type { SessionView, ShareDecisionView } from '../../api/generated/door';
import { provision } from '../../parts/provision';
import { longDay, now, clock } from '../../parts/time';
import { Section } from '../../parts/Screen';
import { common, sharing as words } from '../../text/sv';
import type { Sharing } from './useSharing';

/** What the log will say, while it is decided: no content, only who, what kind, when and why. */
export function Logged({ sharing, decision, session, affirmed }: { sharing: Sharing; decision: ShareDecisionView | undefined; session: SessionView; affirmed: number }) {
  const { logged } = words;
  const { receiver } = sharing;
  const to = receiver && [receiver.name || sharing.receiverName, words.kinds[receiver.kind]].filter(Boolean).join(', ');
  return (
    <Section title={logged.title}>
      <dl className="kv mt2">
        <dt>{logged.when}</dt><dd>{longDay(now())}, {clock(now())}</dd>
        <dt>{logged.to}</dt><dd>{to || logged.not}</dd>
        <dt>{logged.what}</dt><dd>{sharing.items.length > 0 ? logged.items(sharing.items.length) : logged.not}</dd>
        <dt>{logged.purpose}</dt><dd>{words.why.purposes[sharing.purpose] ?? logged.not}</dd>
        {decision && decision.grounds.length > 0 && <><dt>{logged.ground}</dt><dd>{decision.grounds.map(({ provision: code }) => <div key={code}>{provision(code)}</div>)}</dd></>}
        {decision && decision.conditions.length > 0 && <><dt>{logged.conditions}</dt><dd>{logged.conditionCount(affirmed, decision.conditions.length)}</dd></>}
        <dt>{logged.by}</dt><dd>{session.user.name}, {common.roles[session.user.role] ?? session.user.role}</dd>
      </dl>
      <p className="note mt3">{logged.note}</p>
    </Section>
  );
}
