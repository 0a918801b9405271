import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, CallError } from '../../../api/call';
import type { RegisterCheckView, RegisterFaultView, RegisterKind, RegisterView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Waiting } from '../../../parts/Loaded';
import { ErrorNotice, Notice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { longDay, nearDay } from '../../../parts/time';
import { registers } from '../../../text/sv';
import { FileButton } from '../FileButton';
import { uploadAll } from '../upload';

const { file: words } = registers;
const ACCEPTED: Record<RegisterKind, string> = { areas: '.geojson,.json', addresses: '.csv,.txt,.geojson,.json' };

/** A file that routing relies on: what is in use, and a new one that is checked before it replaces anything. */
export function RegisterFile({ kind, inUse }: { kind: RegisterKind; inUse: RegisterView[] }) {
  const text = words[kind];
  const check = useMutation<RegisterCheckView, CallError, File[]>({ mutationFn: (files) => checked(kind, files) });
  const apply = useCommand('register_apply');
  const { data } = check;
  const choose = (files: File[]) => {
    apply.reset();
    check.mutate(files);
  };
  const use = (plan: string) => apply.mutate({ plan, confirm: true }, { onSuccess: () => check.reset() });
  return (
    <Section title={text.title}>
      <div className="stack-3">
        <p className="note">{text.lead}</p>
        {inUse.length === 0 ? <p>{text.none}</p> : <ul className="li lines">{inUse.map((each) => <InUse key={each.sha256} register={each} />)}</ul>}
        {check.error && <ErrorNotice error={check.error} />}
        {data && <Checked view={data} />}
        {apply.error && <ErrorNotice error={apply.error} />}
        <p className="note" role="status">{apply.isSuccess && words.applied}</p>
        <div className="row">
          {data?.plan && <Button kind="main" disabled={apply.isPending} onClick={() => data.plan && use(data.plan)}>{words.apply}</Button>}
          <FileButton accept={ACCEPTED[kind]} disabled={check.isPending} onFiles={choose}>{text.choose}</FileButton>
          {data && <Button kind="quiet" onClick={() => check.reset()}>{words.discard}</Button>}
        </div>
        {check.isPending && <Waiting text={words.checking} />}
      </div>
    </Section>
  );
}

async function checked(kind: RegisterKind, files: File[]): Promise<RegisterCheckView> {
  const [upload] = await uploadAll(files.slice(0, 1));
  if (!upload) throw new CallError('file_gone');
  return call('register_check', { kind, file: upload.file });
}

function InUse({ register }: { register: RegisterView }) {
  const { kind, name, count, valid_from, imported_at, sha256 } = register;
  const facts = [words[kind].count(count), valid_from && words.validFrom(longDay(valid_from)), words.imported(nearDay(imported_at))];
  return (
    <li>
      <b>{name}</b>
      <br />
      {facts.filter(Boolean).join(', ')}
      <Sha value={sha256} />
    </li>
  );
}

const Sha = ({ value }: { value: string }) => <p className="meta sha">{words.sha} {value}</p>;

/** What the check found; every fault with its place. */
function Checked({ view }: { view: RegisterCheckView }) {
  const { plan, faults, kind, count, valid_from, sha256, changes } = view;
  return (
    <div className="stack">
      {plan === null ? (
        <Notice tone="wrong" role="alert" title={words.unusable}>{words.unusableThen}</Notice>
      ) : faults.length > 0 ? (
        <Notice tone="look" role="status" title={words.usable(faults.length)}>{words.usableThen}</Notice>
      ) : (
        <Notice tone="good" role="status" title={words.sound}>{words.soundThen}</Notice>
      )}
      <p>{[words[kind].count(count), valid_from && words.validFrom(longDay(valid_from))].filter(Boolean).join(', ')}. {changes > 0 && words.changes(changes)}</p>
      <Sha value={sha256} />
      {faults.length > 0 && <Faults faults={faults} />}
    </div>
  );
}

/** Faults shown at once. */
const FAULTS_AT_ONCE = 50;

function Faults({ faults }: { faults: RegisterFaultView[] }) {
  const [shown, setShown] = useState(FAULTS_AT_ONCE);
  return (
    <>
      <table className="tab" aria-label={words.faultColumns[0]}>
        <thead><tr>{words.faultColumns.map((column) => <th key={column} scope="col">{column}</th>)}<th scope="col"><span className="vh">{words.stops}</span></th></tr></thead>
        <tbody>
          {faults.slice(0, shown).map(({ code, place, fatal }, index) => (
            <tr key={`${index} ${code}`}>
              <td>{registers.faults[code] ?? code}</td>
              <td>{place}</td>
              <td className={fatal ? 'sen b' : 'muted'}>{fatal ? words.stops : words.skipped}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > shown && <Button size="small" onClick={() => setShown(shown + FAULTS_AT_ONCE)}>{words.more(Math.min(FAULTS_AT_ONCE, faults.length - shown))}</Button>}
    </>
  );
}
