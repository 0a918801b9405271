import { type InputHTMLAttributes, useState } from 'react';
import type { SettingsSetRequest, SettingsView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Select, TextField } from '../../../parts/Field';
import { Section } from '../../../parts/Screen';
import { errors, settings as texts } from '../../../text/sv';
import { isProofFault, Proof, useProof } from './Proof';

const { computer: words } = texts;
const IDLE_MINUTES = Array.from({ length: 13 }, (_, index) => String(index + 3));

/** What belongs to this person at this computer. */
export function Computer({ settings }: { settings: SettingsView }) {
  const status = useView('app_status', {});
  const idle = useCommand('settings_set');
  return (
    <Section title={words.title}>
      <div className="stack-3 settings__short">
        <Select
          label={words.idle}
          hint={words.idleHint}
          error={idle.error && errors.errorText(idle.error.code, idle.error.params).join(' ')}
          options={IDLE_MINUTES.map((each) => [each, words.minutes(Number(each))] as const)}
          value={String(settings.idle_minutes)}
          onChange={(event) => idle.mutate({ idle_minutes: Number(event.target.value) })}
        />
        <KeptField key={`phone ${settings.user_phone}`} label={words.phone} hint={words.phoneHint} type="tel" kept={settings.user_phone} request={(user_phone) => ({ user_phone })} />
        <ExportFolder key={`folder ${settings.export_folder}`} kept={settings.export_folder} />
        <dl className="kv">
          <dt>{words.vault}</dt>
          <dd className="sha">{settings.vault_dir}</dd>
          <dt>{words.version}</dt>
          <dd>{status.data?.version}</dd>
        </dl>
      </div>
    </Section>
  );
}

/** Where exports go. Another folder is set with the passphrase: reports would go there from now on. */
function ExportFolder({ kept }: { kept: string }) {
  const [text, setText] = useState(kept);
  const set = useCommand('settings_set');
  const proof = useProof();
  const other = text.trim() !== kept;
  const keep = () => proof.use((given) => set.mutate({ export_folder: text.trim(), proof: given }, { onSuccess: proof.forget }));
  return (
    <form className="stack-3" onSubmit={(event) => { event.preventDefault(); if (other && !set.isPending) keep(); }}>
      <TextField
        label={words.folder}
        hint={words.folderHint}
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={set.error && !isProofFault(set.error) && errors.errorText(set.error.code, set.error.params).join(' ') || null}
        onChange={(event) => setText(event.target.value)}
      />
      {other && (
        <>
          <Proof proof={proof} error={set.error} />
          <p><Button type="submit" disabled={set.isPending}>{words.folderSet}</Button></p>
        </>
      )}
    </form>
  );
}

interface KeptFieldProps {
  label: string;
  hint: string;
  kept: string;
  request: (value: string) => SettingsSetRequest;
  type?: InputHTMLAttributes<HTMLInputElement>['type'];
}

/** A setting in a line of text, stored when the field is left or Enter is pressed. */
function KeptField({ label, hint, kept, request, type }: KeptFieldProps) {
  const [text, setText] = useState(kept);
  const set = useCommand('settings_set');
  const keep = () => {
    if (text.trim() !== kept && !set.isPending) set.mutate(request(text.trim()));
  };
  return (
    <div>
      <TextField
        label={label}
        hint={hint}
        type={type}
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={set.error && errors.errorText(set.error.code, set.error.params).join(' ')}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <p className="vh" role="status">{set.isSuccess && words.saved}</p>
    </div>
  );
}
