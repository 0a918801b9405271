import { useLocation } from 'wouter';
import type { ConcernAddedView, SessionView } from '../../api/generated/door';
import { Button, LinkButton } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Screen } from '../../parts/Screen';
import { startConcern } from '../../parts/startConcern';
import { clock } from '../../parts/time';
import { concerns } from '../../text/sv';
import { useReport } from './useReport';

/** The concern is stored: when, who reads it, and what is still one's own duty. */
export function Receipt({ added, pupil, session }: { added: ConcernAddedView; pupil: string | null; session: SessionView }) {
  const text = concerns.receipt;
  const [, navigate] = useLocation();
  const team = session.screens.includes('idag');
  const { start, error } = useReport(team ? added.concern : null);
  const mayReport = pupil !== null && session.screens.includes('orosanmalningar');
  return (
    <Screen title={text.title} lead={text.lead(clock(added.at))} className="oro">
      <div className="oro__f stack-4">
        {added.genast && <Notice tone="wrong" role="alert" title={text.genast[0]}>{text.genast[1]} {text.urgentCall}</Notice>}
        {error}
        <p role="status">{team ? text.toldTeam : text.told}</p>
        <div className="row">
          {mayReport && <Button kind={added.genast ? 'main' : 'plain'} size="large" onClick={() => start(pupil)}>{text.report}</Button>}
          <Button kind={added.genast && mayReport ? 'plain' : 'main'} size="large" icon="plus" keys="Control+N" onClick={() => startConcern(navigate)}>{text.another}</Button>
          {team ? <LinkButton to="/idag" size="large" kind="quiet">{text.day}</LinkButton> : <LinkButton to="/oro/lamnad" size="large" kind="quiet">{text.left}</LinkButton>}
        </div>
      </div>
    </Screen>
  );
}
