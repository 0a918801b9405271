import type { ShareChannel, ShareDecisionView, ShareStartView } from '../../api/generated/door';
import { Check, TextField } from '../../parts/Field';
import { Segment } from '../../parts/Segment';
import { sharing as words } from '../../text/sv';
import { type Put, type Sharing, toggled } from './useSharing';

const CHANNELS = Object.entries(words.how.channels) as [ShareChannel, string][];

/** How it goes, whose names are taken out, and what the law wants noted. The rest of the record the core knows itself. */
export function Outcome({ start, decision, sharing, put }: { start: ShareStartView; decision: ShareDecisionView; sharing: Sharing; put: Put }) {
  const asked = decision.record.filter((key) => key in words.record.fields);
  return (
    <>
      {start.persons.length > 0 && (
        <fieldset>
          <legend>{words.masks.title}</legend>
          <p className="hint">{words.masks.hint}</p>
          <div className="hush__list">
            {start.persons.map(({ name, relation }) => (
              <Check key={name} checked={sharing.masks.includes(name)} onChange={({ target }) => put({ masks: toggled(sharing.masks, name, target.checked) })}>
                {name} <span className="meta">{words.masks.relations[relation] ?? relation}</span>
              </Check>
            ))}
          </div>
        </fieldset>
      )}
      {asked.length > 0 && (
        <fieldset>
          <legend>{words.record.title}</legend>
          <div className="stack-3 villkor">
            {asked.map((key) => (
              <TextField key={key} label={words.record.fields[key]} value={sharing.record[key] ?? ''} onChange={({ target }) => put({ record: { ...sharing.record, [key]: target.value } })} />
            ))}
          </div>
        </fieldset>
      )}
      <Segment label={words.how.title} options={CHANNELS} value={sharing.channel} onChange={(channel) => put({ channel })} />
    </>
  );
}
