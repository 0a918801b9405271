import { type ReactNode, useState } from 'react';
import type { SettingsSetRequest, SettingsView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Combo } from '../../../parts/Combo';
import { TextField } from '../../../parts/Field';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { common, registers } from '../../../text/sv';

const { school: words } = registers;
const LETTERS_MIN = 2;

/** The school's own place decides its namnd for preventive work, never a pupil's. */
export function SchoolPlace({ settings }: { settings: SettingsView }) {
  const [changing, setChanging] = useState<'stadsdel' | 'point' | null>(null);
  const set = useCommand('settings_set');
  const keep = (request: SettingsSetRequest) => set.mutate(request, { onSuccess: () => setChanging(null) });
  const { point } = settings;
  return (
    <Section title={words.title}>
      <dl className="kv">
        <dt>{words.name}</dt>
        <dd>{settings.school}</dd>
        <dt>{words.stadsdel}</dt>
        <dd>{settings.stadsdel ?? words.stadsdelNone}</dd>
        <dt>{words.point}</dt>
        <dd>{point ? point.join(', ') : words.pointNone}</dd>
        <dt>{words.namnd}</dt>
        <dd>{settings.preventive?.name ?? words.namndNone}</dd>
      </dl>
      {changing === null ? (
        <div className="row mt2">
          <Button size="small" onClick={() => setChanging('stadsdel')}>{words.change}</Button>
          <Button size="small" onClick={() => setChanging('point')}>{point ? words.pointChange : words.pointWrite}</Button>
        </div>
      ) : (
        <div className="stack mt3 settings__short">
          {changing === 'stadsdel' ? <Stadsdel municipality={settings.municipality} onPick={(stadsdel) => keep({ stadsdel })} /> : <Point kept={point} onKeep={(next) => keep({ point: next })} />}
          <Button size="small" onClick={() => setChanging(null)}>{common.cancel}</Button>
        </div>
      )}
      {set.error && <ErrorNotice error={set.error} />}
    </Section>
  );
}

function Stadsdel({ municipality, onPick }: { municipality: string; onPick: (stadsdel: string) => void }): ReactNode {
  const [query, setQuery] = useState('');
  const enabled = query.trim().length >= LETTERS_MIN;
  const { data } = useView('place_search', { query: query.trim() }, { enabled, keepPrevious: true });
  return (
    <Combo
      label={words.find}
      hint={words.findHint}
      query={query}
      onQuery={setQuery}
      options={enabled ? data?.places.filter((place) => place.stadsdel && place.municipality === municipality) : undefined}
      idOf={({ name }) => name}
      render={({ name }) => name}
      onPick={({ stadsdel }) => stadsdel && onPick(stadsdel)}
      none={words.none}
      autoFocus
    />
  );
}

/** `59.2437, 18.0921`, or null. Whether it lies in the country the core says. */
function readPoint(text: string): [number, number] | null {
  const parts = /^(\d{1,2}[.]\d+)[,; ]+(\d{1,2}[.]\d+)$/.exec(text.trim());
  return parts ? [Number(parts[1]), Number(parts[2])] : null;
}

function Point({ kept, onKeep }: { kept: [number, number] | null; onKeep: (point: [number, number]) => void }) {
  const [text, setText] = useState(kept?.join(', ') ?? '');
  const [tried, setTried] = useState(false);
  const point = readPoint(text);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (point) onKeep(point);
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <TextField autoFocus label={words.pointLabel} hint={words.pointHint} error={tried && !point ? words.pointWrong : null} autoComplete="off" value={text} onChange={({ target }) => setText(target.value)} />
      <Button size="small" type="submit">{words.pointKeep}</Button>
    </form>
  );
}
