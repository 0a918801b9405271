import { useState } from 'react';
import { useView } from '../../api/query';
import { Waiting } from '../../parts/Loaded';
import { Screen } from '../../parts/Screen';
import { Tabs } from '../../parts/Tabs';
import { log as words } from '../../text/sv';
import { AccessLog } from './AccessLog';
import { DisclosureLog } from './DisclosureLog';

/** At most this many rows of the access log at a time: the door's own limit is a thousand. */
const ACCESS_LIMIT = 500;

/** Who got what, and for those who answer for a domain also who opened what. */
export function LogScreen() {
  const [domain, setDomain] = useState<string | null>(null);
  const access = useView('access_log', { domain, pupil: null, actor: null, limit: ACCESS_LIMIT }, { keepPrevious: true });
  // One log or two is known first: a tab that comes later would throw away what one has chosen.
  if (access.isPending) return <Screen title={words.title} lead={words.lead}><Waiting /></Screen>;
  const domains = access.data?.domains ?? [];
  const disclosures = <DisclosureLog />;
  return (
    <Screen title={words.title} lead={words.lead}>
      {domains.length === 0 ? disclosures : (
        <Tabs
          label={words.tabs.label}
          tabs={[
            { id: 'disclosures', title: words.tabs.disclosures, content: disclosures },
            { id: 'access', title: words.tabs.access, content: <AccessLog view={access} domain={domain ?? domains[0] ?? ''} onDomain={setDomain} /> },
          ]}
        />
      )}
    </Screen>
  );
}
