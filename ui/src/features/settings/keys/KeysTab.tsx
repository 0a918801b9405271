import type { SettingsView } from '../../../api/generated/door';
import { Notice } from '../../../parts/Notice';
import { settings as words } from '../../../text/sv';
import { Computer } from './Computer';
import { Copies } from './Copies';
import { Recovery } from './Recovery';
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
      <Unlocking settings={settings} />
      <Recovery settings={settings} />
      <Copies settings={settings} />
      <Computer settings={settings} />
    </div>
  );
}
