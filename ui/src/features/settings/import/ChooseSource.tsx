import { type FormEvent, useState } from 'react';
import type { MappingView } from '../../../api/generated/door';
import { Button } from '../../../parts/Button';
import { TextField } from '../../../parts/Field';
import { Waiting } from '../../../parts/Loaded';
import { PassphraseField, useSecret } from '../../../parts/NewPassphrase';
import { imports } from '../../../text/sv';
import { FileButton } from '../FileButton';

/** Where pupils come from; `again` reads the same files with other columns. */
export type Source =
  | { kind: 'files'; files: File[] }
  | { kind: 'again'; files: string[]; mapping: MappingView }
  | { kind: 'live'; url: string; token: string };

const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.json';

/** A file, or a live service. */
export function ChooseSource({ busy, onChoose }: { busy: boolean; onChoose: (source: Source) => void }) {
  const { file } = imports;
  return (
    <div className="settings__two">
      <section className="stack" aria-labelledby="from-file">
        <h3 id="from-file">{file.title}</h3>
        <p className="note">{file.hint}</p>
        <FileButton main multiple accept={ACCEPTED} disabled={busy} onFiles={(files) => onChoose({ kind: 'files', files })}>{file.choose}</FileButton>
        {busy && <Waiting text={imports.job.checking} />}
      </section>
      <Live busy={busy} onChoose={onChoose} />
    </div>
  );
}

function Live({ busy, onChoose }: { busy: boolean; onChoose: (source: Source) => void }) {
  const { live } = imports;
  const [url, setUrl] = useState('');
  const token = useSecret();
  const [tried, setTried] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const typed = token.read().trim();
    setMissing(!typed);
    if (busy || !url.trim() || !typed) return;
    onChoose({ kind: 'live', url: url.trim(), token: typed });
    token.forget();
    setTried(false);
  };
  return (
    <form className="stack" aria-labelledby="from-service" noValidate onSubmit={submit}>
      <h3 id="from-service">{live.title}</h3>
      <p className="note">{live.hint}</p>
      <TextField label={live.url} hint={live.urlHint} inputMode="url" autoComplete="off" spellCheck={false} error={tried && !url.trim() ? live.urlMissing : null} value={url} onChange={(event) => setUrl(event.target.value)} />
      <PassphraseField label={live.token} hint={live.tokenHint} autoComplete="current-password" error={missing ? live.tokenMissing : null} secret={token} onTyped={() => setMissing(false)} />
      <Button type="submit" disabled={busy}>{live.start}</Button>
    </form>
  );
}
