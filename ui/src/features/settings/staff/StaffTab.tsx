import { useState } from 'react';
import type { SettingsView, StaffRowView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Loaded } from '../../../parts/Loaded';
import { Section } from '../../../parts/Screen';
import { common, staff as words } from '../../../text/sv';
import { StaffDialog } from './StaffDialog';

/** Nobody yet: the form of a new colleague starts from here. */
const NEW: StaffRowView = { id: '', name: '', role: '', phone: '', custodian_of: [], active: true };

/** Medarbetare: who works here, in which role, and who answers for the log of a domain. */
export function StaffTab({ settings }: { settings: SettingsView }) {
  const view = useView('staff_list', {});
  const [editing, setEditing] = useState<StaffRowView | null>(null);
  const [saved, setSaved] = useState('');
  return (
    <Section title={words.title} className="settings__one" beside={<Button icon="plus" onClick={() => setEditing(NEW)}>{words.add}</Button>}>
      <p className="note">{words.lead}</p>
      <Loaded view={view}>
        {({ rows }) => (
          <>
            <Table title={words.title} rows={rows.filter(({ active }) => active)} me={settings.user.id} onEdit={setEditing} />
            {rows.some(({ active }) => !active) && (
              <details className="more mt4">
                <summary>{words.left}</summary>
                <Table title={words.left} rows={rows.filter(({ active }) => !active)} me={settings.user.id} onEdit={setEditing} />
              </details>
            )}
            {rows.length < 2 && <p className="mt4">{words.alone}</p>}
          </>
        )}
      </Loaded>
      <p className="note mt2" role="status">{saved}</p>
      {editing && (
        <StaffDialog
          member={editing}
          onClose={() => setEditing(null)}
          onSaved={(name) => {
            setSaved(words.saved(name));
            setEditing(null);
          }}
        />
      )}
    </Section>
  );
}

function Table({ title, rows, me, onEdit }: { title: string; rows: StaffRowView[]; me: string; onEdit: (row: StaffRowView) => void }) {
  return (
    <table className="tab contacts mt3" aria-label={title}>
      <thead>
        <tr>
          {words.columns.map((column) => <th key={column} scope="col">{column}</th>)}
          <th scope="col"><span className="vh">{words.edit}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}{row.id === me && <span className="meta"> {words.you}</span>}</th>
            <td>{common.sentence(common.roles[row.role] ?? row.role)}</td>
            <td>{row.phone ? <span className="nw">{row.phone}</span> : <span className="muted">{words.noPhone}</span>}</td>
            <td>{row.custodian_of.map((domain) => common.domains[domain] ?? domain).join(', ')}</td>
            <td><Button size="small" aria-label={words.editOf(row.name)} onClick={() => onEdit(row)}>{words.edit}</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
