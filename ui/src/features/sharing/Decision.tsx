import type { ConditionView, GroundView, ShareDecisionView, ShareStartView } from '../../api/generated/door';
import { Check, TextField } from '../../parts/Field';
import { Icon } from '../../parts/Icon';
import type { IconName } from '../../parts/icons';
import { Flag } from '../../parts/Marks';
import { provision } from '../../parts/provision';
import { longDay } from '../../parts/time';
import { sharing } from '../../text/sv';
import type { Put, Sharing } from './useSharing';

const words = sharing.decision;
const TONES: Record<string, { tone: 'ok' | 'idag' | 'stopp'; icon: IconName }> = {
  require: { tone: 'ok', icon: 'check' },
  allow: { tone: 'ok', icon: 'check' },
  allow_if: { tone: 'idag', icon: 'exclamation' },
  deny: { tone: 'stopp', icon: 'forbidden' },
  manual: { tone: 'stopp', icon: 'exclamation' },
};

interface DecisionProps {
  decision: ShareDecisionView | undefined;
  start: ShareStartView;
  sharing: Sharing;
  put: Put;
}

/** The law's answer in words, with its grounds one click away, and the conditions a person affirms. */
export function Decision({ decision, start, sharing: given, put }: DecisionProps) {
  return (
    <section className="prov" aria-labelledby="prov">
      <h2 id="prov">{words.title}</h2>
      {decision ? (
        <>
          <div role="status">
            <p><Mark decision={decision.decision} /></p>
            <p className="mt2">{decision.explanation}</p>
            {decision.decision === 'manual' && <p className="note">{words.manualThen}</p>}
          </div>
          {decision.items.length > 1 && <PerItem decision={decision} start={start} />}
          <Grounds grounds={decision.grounds} />
          {decision.conditions.length > 0 && (
            <fieldset className="mt3">
              <legend>{words.conditions}</legend>
              {decision.conditions.map((condition) => <Condition key={condition.code} condition={condition} sharing={given} put={put} />)}
            </fieldset>
          )}
        </>
      ) : <p className="note">{words.waiting}</p>}
      <p className="meta">{words.law(longDay(start.law_register))} {start.law_warnings.map((code) => words.lawWarnings[code] ?? code).join(' ')}</p>
    </section>
  );
}

function Mark({ decision }: { decision: string }) {
  const { tone, icon } = TONES[decision] ?? { tone: 'stopp', icon: 'exclamation' };
  return <Flag tone={tone}><Icon name={icon} small />{words.words[decision] ?? decision}</Flag>;
}

function PerItem({ decision, start }: { decision: ShareDecisionView; start: ShareStartView }) {
  const titleOf = (id: string) => {
    const item = start.items.find((each) => each.id === id);
    return item ? item.title || sharing.what.kinds[item.kind] : '';
  };
  return (
    <details className="lag">
      <summary>{words.perItem}</summary>
      <ul className="li">
        {decision.items.map(({ item, decision: own, grounds, explanation }) => (
          <li key={item}>
            <b>{titleOf(item)}</b> <Mark decision={own} />
            <br />
            {explanation} <span className="meta">{grounds.map(provision).join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Grounds({ grounds }: { grounds: GroundView[] }) {
  if (grounds.length === 0) return null;
  return (
    <>
      <h3>{words.grounds}</h3>
      <ul className="grunder">
        {grounds.map((ground) => (
          <li key={ground.provision}>
            <details className="lag">
              <summary>{provision(ground.provision)}</summary>
              <p>{ground.meaning}</p>
              <p className="meta">{ground.valid_from && `${words.valid(longDay(ground.valid_from))}. `}{ground.mark && words.mark(ground.mark, ground.source)}</p>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A tick is no assessment: it counts when a reason stands beside it. */
function Condition({ condition: { code, text }, sharing: { affirmed }, put }: { condition: ConditionView; sharing: Sharing; put: Put }) {
  const reason = affirmed[code];
  const tick = (on: boolean) => {
    const { [code]: _, ...others } = affirmed;
    put({ affirmed: on ? { ...others, [code]: '' } : others });
  };
  return (
    <div className="villkor">
      <Check checked={reason !== undefined} onChange={({ target }) => tick(target.checked)}>{text.charAt(0).toUpperCase() + text.slice(1)}</Check>
      {reason !== undefined && (
        <TextField label={words.conditionReason} hint={reason.trim() ? undefined : words.reasonNeeded} value={reason} onChange={({ target }) => put({ affirmed: { ...affirmed, [code]: target.value } })} />
      )}
    </div>
  );
}
