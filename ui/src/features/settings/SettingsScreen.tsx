import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SettingsView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Loaded } from '../../parts/Loaded';
import { Screen } from '../../parts/Screen';
import { settings } from '../../text/sv';
import { ImportTab } from './import/ImportTab';
import { KeysTab } from './keys/KeysTab';
import { RegistersTab } from './registers/RegistersTab';
import { StaffTab } from './staff/StaffTab';

const TABS: Record<string, (view: SettingsView) => ReactNode> = {
  register: (view) => <RegistersTab settings={view} />,
  medarbetare: (view) => <StaffTab settings={view} />,
  nycklar: (view) => <KeysTab settings={view} />,
};

/** Import, registers, staff and keys. */
export function SettingsScreen({ tab = 'import' }: { tab: string | undefined }) {
  const view = useView('settings', {});
  return (
    <Screen title={settings.title} className="settings">
      <nav className="tabs" aria-label={settings.tabsLabel}>
        {settings.tabs.map(([id, title]) => (
          <Link key={id} href={`/installningar/${id}`} aria-current={tab === id ? 'page' : undefined}>{title}</Link>
        ))}
      </nav>
      <div className="tabpanel">
        <Loaded view={view}>
          {(data) => TABS[tab]?.(data) ?? <ImportTab lastImport={data.last_import} />}
        </Loaded>
      </div>
    </Screen>
  );
}
