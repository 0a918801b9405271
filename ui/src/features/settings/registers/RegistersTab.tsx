import type { SettingsView } from '../../../api/generated/door';
import { Notice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { longDay } from '../../../parts/time';
import { registers } from '../../../text/sv';
import { Contacts } from './Contacts';
import { RegisterFile } from './RegisterFile';
import { SchoolPlace } from './SchoolPlace';

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
