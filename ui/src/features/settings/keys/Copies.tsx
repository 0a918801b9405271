import { useState } from 'react';
import type { BackupView, SettingsView, VerifyView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { TextField } from '../../../parts/Field';
import { Waiting } from '../../../parts/Loaded';
import { ErrorNotice, Notice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { nearTime } from '../../../parts/time';
import { isProofFault, Proof, useProof } from './Proof';
import { settings as texts } from '../../../text/sv';

const { copies: words } = texts;

/** An encrypted copy that is read back, and the check of chain, signatures and content. */
export function Copies({ settings }: { settings: SettingsView }) {
  const [file, setFile] = useState('');
  const backup = useCommand('backup');
  const verify = useCommand('vault_verify');
  const proof = useProof();
  const copy = (overwrite: boolean) => proof.use((given) => backup.mutate({ proof: given, file: file.trim() || null, overwrite }, { onSuccess: proof.forget }));
  const taken = backup.error?.code === 'file_exists';
  return (
    <Section title={words.title}>
      <div className="stack-3">
        <p>{settings.last_backup ? words.last(nearTime(settings.last_backup)) : words.never} <span className="muted">{words.lead}</span></p>
        <div className="settings__short">
          <TextField label={words.file} hint={words.fileHint} autoComplete="off" spellCheck={false} value={file} onChange={(event) => setFile(event.target.value)} />
          <Proof proof={proof} error={backup.error} />
        </div>
        <div className="row">
          <Button disabled={backup.isPending} onClick={() => copy(false)}>{words.backup}</Button>
          <Button disabled={verify.isPending} onClick={() => verify.mutate({})}>{words.verify}</Button>
        </div>
        {backup.isPending && <Waiting text={words.working} />}
        {verify.isPending && <Waiting text={words.verifying} />}
        {backup.error && !isProofFault(backup.error) && <ErrorNotice error={backup.error} {...(taken ? {} : { retry: () => copy(false) })} />}
        {taken && <Button disabled={backup.isPending} onClick={() => copy(true)}>{words.replace}</Button>}
        {verify.error && <ErrorNotice error={verify.error} />}
        {backup.data && <Copied view={backup.data} />}
        {verify.data && <Verified view={verify.data} />}
      </div>
    </Section>
  );
}

function Copied({ view }: { view: BackupView }) {
  return (
    <div className="stack">
      <Notice tone="good" role="status" title={words.done} />
      <dl className="kv">
        <dt>{words.where}</dt>
        <dd className="sha">{view.file}</dd>
        <dt>{words.size}</dt>
        <dd>{texts.bytes(view.size_bytes)}</dd>
        <dt>{words.events}</dt>
        <dd>{view.events.toLocaleString('sv-SE')}</dd>
        <dt>{words.sha}</dt>
        <dd className="sha">{view.sha256}</dd>
      </dl>
    </div>
  );
}

function Verified({ view }: { view: VerifyView }) {
  const holds = view.same && view.faults.length === 0;
  return (
    <div className="stack">
      {holds ? (
        <Notice tone="good" role="status" title={words.verified(view.events)} />
      ) : (
        <Notice tone="wrong" role="alert" title={words.broken}>{words.brokenThen}</Notice>
      )}
      <dl className="kv">
        <dt>{words.digest}</dt>
        <dd className="sha">{view.digest}</dd>
        {view.faults.length > 0 && <><dt>{words.faults}</dt><dd>{view.faults.map((fault) => <span key={fault} className="sha">{fault}<br /></span>)}</dd></>}
      </dl>
    </div>
  );
}
