import { type FormEvent, useState } from 'react';
import type { PhoneView, SettingsView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { DateField } from '../../../parts/DateField';
import { Dialog, DialogActs } from '../../../parts/Dialog';
import { TextField } from '../../../parts/Field';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { shortDay } from '../../../parts/time';
import { readDay } from '../../../parts/when';
import { common, registers } from '../../../text/sv';

const { contacts: words } = registers;
/** The key of the emergency number. */
const SOCIALJOUR = 'socialjour';

interface Contact {
  id: string;
  name: string;
  phone: PhoneView | null;
  sdk: string;
  /** Absent for the emergency number. */
  pupils?: number;
}

/** Numbers that somebody has checked, each with who and when; everything else is empty. */
export function Contacts({ settings }: { settings: SettingsView }) {
  const status = useView('app_status', {});
  const [editing, setEditing] = useState<Contact | null>(null);
  const rows: Contact[] = settings.contacts.map(({ receiver, phone, sdk_address, pupils }) => ({ id: receiver.id, name: receiver.name, phone, sdk: sdk_address, pupils }));
  const socialjour: Contact = { id: SOCIALJOUR, name: words.socialjour, phone: status.data?.socialjour ?? null, sdk: '' };
  return (
    <Section title={words.title}>
      <p className="note">{words.lead} {rows.length === 0 && words.empty}</p>
      <table className="tab contacts" aria-label={words.title}>
        <thead>
          <tr>
            {words.columns.map((column) => <th key={column} scope="col">{column}</th>)}
            <th scope="col"><span className="vh">{words.edit}</span></th>
          </tr>
        </thead>
        <tbody>
          {[socialjour, ...rows].map((contact) => (
            <tr key={contact.id}>
              <th scope="row">{contact.name}{contact.id === SOCIALJOUR && <span className="meta"> {words.socialjourHint}</span>}</th>
              <td>
                {contact.phone ? (
                  <><span className="nw">{contact.phone.number}</span><br /><span className="meta">{words.checked(shortDay(contact.phone.checked_on), contact.phone.checked_by)}</span></>
                ) : (
                  <span className="muted">{words.missing}</span>
                )}
              </td>
              <td className="contacts__sdk">{contact.sdk}</td>
              <td>{contact.pupils}</td>
              <td><Button size="small" aria-label={words.editOf(contact.name)} onClick={() => setEditing(contact)}>{words.edit}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <ContactDialog contact={editing} user={settings.user.name} onClose={() => setEditing(null)} />}
    </Section>
  );
}

/** One contact: the number, the day it was checked; by whom is whoever is at the keyboard. */
function ContactDialog({ contact, user, onClose }: { contact: Contact; user: string; onClose: () => void }) {
  const [phone, setPhone] = useState(contact.phone?.number ?? '');
  const [sdk, setSdk] = useState(contact.sdk);
  const [day, setDay] = useState(common.date.today);
  const set = useCommand('contact_set');
  const checked_on = readDay(day);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (checked_on && !set.isPending) set.mutate({ receiver: contact.id, phone: phone.trim(), sdk_address: sdk.trim(), checked_on }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={words.dialog(contact.name)}
      open
      onClose={onClose}
      foot={<DialogActs form="contact" act={words.save} busy={set.isPending} onCancel={onClose} />}
    >
      <form id="contact" className="stack-3" noValidate onSubmit={save}>
        {/* The form opens on request: whoever opens it writes at once. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField autoFocus label={words.phone} hint={words.phoneHint} type="tel" autoComplete="off" value={phone} onChange={(event) => setPhone(event.target.value)} />
        {contact.id !== SOCIALJOUR && <TextField label={words.sdk} hint={words.sdkHint} autoComplete="off" spellCheck={false} value={sdk} onChange={(event) => setSdk(event.target.value)} />}
        <DateField label={words.day} text={day} onText={setDay} past />
        <p className="note">{words.by(user)}</p>
        {set.error && <ErrorNotice error={set.error} />}
      </form>
    </Dialog>
  );
}
