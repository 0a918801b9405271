import { useState } from 'react';
import type { ExportFormat, ExportView, ReportView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Check, TextField } from '../../parts/Field';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { nearTime } from '../../parts/time';
import { reports } from '../../text/sv';
import { savedOrShown } from './SaveTrouble';
import type { ReportDraft } from './useReportDraft';

const words = reports.sending.review;
const FORMATS: readonly ExportFormat[] = ['pdf', 'text', 'sdk'];

/** Takes the report out as files. The bytes are sealed in the vault first, so what left can always be shown. */
export function Exports({ report, draft }: { report: ReportView; draft: ReportDraft }) {
  const [formats, setFormats] = useState<readonly ExportFormat[]>(['pdf']);
  const [folder, setFolder] = useState('');
  const [tried, setTried] = useState(false);
  const save = useCommand('report_export');
  const act = async () => {
    setTried(true);
    if (formats.length === 0 || save.isPending || !(await savedOrShown(draft))) return;
    save.mutate({ report: report.id, formats: [...formats], folder: folder.trim() || null });
  };
  return (
    <div className="stack-3">
      <p className="note">{words.filesHint}</p>
      <fieldset>
        <legend className="vh">{words.which}</legend>
        <div className="trio">
          {FORMATS.map((format) => (
            <Check
              key={format}
              checked={formats.includes(format)}
              detail={words.formatHints[format]}
              onChange={({ target }) => setFormats(FORMATS.filter((each) => (each === format ? target.checked : formats.includes(each))))}
            >
              {words.formats[format]}
            </Check>
          ))}
        </div>
      </fieldset>
      {tried && formats.length === 0 && <p className="ferr" role="alert">{words.noFormat}</p>}
      <div className="pair pair--end">
        <TextField label={words.folder} hint={words.folderHint} value={folder} onChange={({ target }) => setFolder(target.value)} />
        <div><Button icon="folder" disabled={save.isPending} onClick={() => void act()}>{save.isPending ? words.exporting : words.export}</Button></div>
      </div>
      {save.error && <ErrorNotice error={save.error} retry={() => void act()} />}
      {save.data && <Notice tone="good" role="status" title={words.exported(save.data.files.length, save.data.folder)} />}
      <ExportList files={report.exports} changed={report.saved_at} />
    </div>
  );
}

/** Sealed files, newest first: name, when, and the sum that proves what left. */
export function ExportList({ files, changed }: { files: readonly ExportView[]; changed?: string }) {
  if (files.length === 0) return null;
  const newest = Math.max(...files.map(({ at }) => new Date(at).getTime()));
  const stale = changed !== undefined && newest < new Date(changed).getTime();
  return (
    <>
      {stale && <p className="hint b" role="status">{words.stale}</p>}
      <table className="tab filer">
        <caption className="vh">{words.exports}</caption>
        <thead>
          <tr>{Object.values(words.columns).map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {files.map(({ file, sha256, at, receiver }) => (
            <tr key={`${file} ${at}`}>
              <th scope="row">{file}<br /><span className="meta">{receiver.name || reports.list.noReceiver}</span></th>
              <td className="nw">{nearTime(at)}</td>
              <td><code className="sum">{sha256}</code></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
