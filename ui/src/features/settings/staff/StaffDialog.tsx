import { type FormEvent, useState } from 'react';
import type { StaffRowView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Dialog, DialogActs } from '../../../parts/Dialog';
import { Check, Select, TextField } from '../../../parts/Field';
import { ErrorNotice } from '../../../parts/Notice';
import { common, staff } from '../../../text/sv';

const words = staff.form;
const DOMAINS = ['emi', 'epi', 'elevstod', 'skola', 'anmalan'] as const;

interface StaffDialogProps {
  /** As it is kept; without an id it is a new colleague. */
  member: StaffRowView;
  onClose: () => void;
  onSaved: (name: string) => void;
}

/** One colleague. Who may answer for which log the core decides. */
export function StaffDialog({ member, onClose, onSaved }: StaffDialogProps) {
  const [fields, setFields] = useState(member);
  const [tried, setTried] = useState(false);
  const put = useCommand('staff_put');
  const change = (part: Partial<StaffRowView>) => setFields({ ...fields, ...part });
  const missing = { name: !fields.name.trim(), role: !fields.role };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.name || missing.role || put.isPending) return;
    put.mutate({ ...fields, id: fields.id || null, name: fields.name.trim(), phone: fields.phone.trim() }, { onSuccess: () => onSaved(fields.name.trim()) });
  };
  const tick = (domain: string, on: boolean) => change({ custodian_of: on ? [...fields.custodian_of, domain] : fields.custodian_of.filter((each) => each !== domain) });
  return (
    <Dialog title={member.id ? words.title(member.name) : words.newTitle} open onClose={onClose} foot={<DialogActs form="staff" act={member.id ? words.save : words.add} busy={put.isPending} onCancel={onClose} />}>
      <form id="staff" className="stack-3" noValidate onSubmit={save}>
        {/* The form opens on request: whoever opens it writes at once. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField autoFocus label={words.name} error={tried && missing.name ? words.nameMissing : null} autoComplete="off" spellCheck={false} value={fields.name} onChange={({ target }) => change({ name: target.value })} />
        <Select
          label={words.role}
          error={tried && missing.role ? words.roleMissing : null}
          options={[['', words.roleChoose], ...Object.entries(common.roles).map(([role, name]) => [role, common.sentence(name)] as const)]}
          value={fields.role}
          onChange={({ target }) => change({ role: target.value })}
        />
        <TextField label={words.phone} hint={words.phoneHint} type="tel" autoComplete="off" value={fields.phone} onChange={({ target }) => change({ phone: target.value })} />
        <fieldset className="f">
          <legend>{words.custodian}</legend>
          <div className="row staff__logs">
            {DOMAINS.map((domain) => (
              <Check key={domain} checked={fields.custodian_of.includes(domain)} onChange={({ target }) => tick(domain, target.checked)}>{common.domains[domain]}</Check>
            ))}
          </div>
          <p className="hint mt2">{words.custodianHint}</p>
        </fieldset>
        <Check checked={fields.active} detail={words.activeHint} onChange={({ target }) => change({ active: target.checked })}>{words.active}</Check>
        {put.error && <ErrorNotice error={put.error} />}
      </form>
    </Dialog>
  );
}
