import { useState } from 'react';
import type { SettingsView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Combo } from '../../../parts/Combo';
import { ErrorNotice, Notice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { longDay } from '../../../parts/time';
import { common, registers } from '../../../text/sv';
import { Contacts } from './Contacts';
import { RegisterFile } from './RegisterFile';

const LETTERS_MIN = 2;

/** What routing relies on: built-in registers, the school's place, area and address files, contacts. */
export function RegistersTab({ settings }: { settings: SettingsView }) {
  const { built } = registers;
  return (
    <div className="stack-4 settings__one">
      {settings.warnings.map((code) => (
        <Notice key={code} tone="look" title={built.warnings[code]?.[0] ?? code}>{built.warnings[code]?.[1]}</Notice>
      ))}
      <Section title={built.title}>
        <dl className="kv">
          <dt>{built.district}</dt>
          <dd>{built.of(longDay(settings.district_register))}</dd>
          <dt>{built.law}</dt>
          <dd>{built.of(longDay(settings.law_register))}</dd>
        </dl>
      </Section>
      <SchoolPlace settings={settings} />
      <RegisterFile kind="areas" inUse={settings.registers.filter(({ kind }) => kind === 'areas')} />
      <RegisterFile kind="addresses" inUse={settings.registers.filter(({ kind }) => kind === 'addresses')} />
      <Contacts settings={settings} />
    </div>
  );
}

/** The school's own place decides its namnd for preventive work, never a pupil's. */
function SchoolPlace({ settings }: { settings: SettingsView }) {
  const { school } = registers;
  const [query, setQuery] = useState('');
  const [changing, setChanging] = useState(false);
  const enabled = query.trim().length >= LETTERS_MIN;
  const { data } = useView('place_search', { query: query.trim() }, { enabled, keepPrevious: true });
  const set = useCommand('settings_set');
  return (
    <Section title={school.title}>
      <dl className="kv">
        <dt>{school.name}</dt>
        <dd>{settings.school}</dd>
        <dt>{school.stadsdel}</dt>
        <dd>{settings.stadsdel ?? school.stadsdelNone}</dd>
        <dt>{school.namnd}</dt>
        <dd>{settings.preventive?.name ?? school.namndNone}</dd>
      </dl>
      {changing ? (
        <div className="stack mt3 settings__short">
          <Combo
            label={school.find}
            hint={school.findHint}
            query={query}
            onQuery={setQuery}
            options={enabled ? data?.places.filter(({ stadsdel, municipality }) => stadsdel && municipality === settings.municipality) : undefined}
            idOf={({ name }) => name}
            render={({ name }) => name}
            onPick={({ stadsdel }) => stadsdel && set.mutate({ stadsdel }, { onSuccess: () => { setChanging(false); setQuery(''); } })}
            none={school.none}
            autoFocus
          />
          <Button size="small" onClick={() => setChanging(false)}>{common.cancel}</Button>
        </div>
      ) : (
        <Button size="small" className="mt2" onClick={() => setChanging(true)}>{school.change}</Button>
      )}
      {set.error && <ErrorNotice error={set.error} />}
    </Section>
  );
}
