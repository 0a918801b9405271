import type { SettingsView } from '../../../api/generated/door';
import { Losses } from '../../../parts/Losses';
import { Notice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { rescue, settings as words } from '../../../text/sv';
import { Computer } from './Computer';
import { Copies } from './Copies';
import { Recovery } from './Recovery';
import { Rekey } from './Rekey';
import { Unlocking } from './Unlocking';

/** Keys, copies and this computer. */
export function KeysTab({ settings }: { settings: SettingsView }) {
  return (
    <div className="stack-4 settings__one">
      {settings.moved_aside.length > 0 && (
        <Notice tone="wrong" title={words.copies.movedAside}>
          {words.copies.movedAsideThen}
          <ul>{settings.moved_aside.map((file) => <li key={file} className="sha">{file}</li>)}</ul>
        </Notice>
      )}
      {settings.losses.length > 0 && (
        <Section title={rescue.told.record}>
          <Losses losses={settings.losses} />
        </Section>
      )}
      <Unlocking settings={settings} />
      <Recovery settings={settings} />
      <Rekey settings={settings} />
      <Copies settings={settings} />
      <Computer settings={settings} />
    </div>
  );
}
