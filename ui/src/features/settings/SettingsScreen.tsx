import { Link } from 'wouter';
import { useView } from '../../api/query';
import { Loaded } from '../../parts/Loaded';
import { Screen } from '../../parts/Screen';
import { settings } from '../../text/sv';
import { ImportTab } from './import/ImportTab';
import { KeysTab } from './keys/KeysTab';
import { RegistersTab } from './registers/RegistersTab';

/** Import, registers and keys. */
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
          {(data) => (tab === 'register' ? <RegistersTab settings={data} /> : tab === 'nycklar' ? <KeysTab settings={data} /> : <ImportTab lastImport={data.last_import} />)}
        </Loaded>
      </div>
    </Screen>
  );
}
