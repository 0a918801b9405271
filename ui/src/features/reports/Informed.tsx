import { useState } from 'react';
import type { DoNotInformReason, Informed as InformedRow, OrosanmalanContent, ReportView } from '../../api/generated/door';
import { Check } from '../../parts/Field';
import { Flag } from '../../parts/Marks';
import { Segment } from '../../parts/Segment';
import { reports } from '../../text/sv';
import { informedRows, withInformed } from './content';
import { personName } from './people';
import type { Edit } from './useReportDraft';

const words = reports.informed;
const REASONS = Object.keys(reports.reason) as DoNotInformReason[];
const ANSWERS = [['yes', reports.form.yes], ['no', reports.form.no]] as const;

/** Who knows of the report, and why somebody must not. */
export function Informed({ report, content, edit }: { report: ReportView; content: OrosanmalanContent; edit: Edit }) {
  const rows = informedRows(content, report.guardians);
  return (
    <>
      <DoNotInform chosen={content.do_not_inform} edit={edit} />
      <table className="inf mt3">
        <colgroup><col style={{ width: '11rem' }} /><col style={{ width: '7.5rem' }} /><col /></colgroup>
        <thead>
          <tr>
            {[words.person, words.told, words.whenOrWhy].map((head) => <th key={head} scope="col"><span className="vh">{head}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Person key={row.person} row={row} report={report} hushed={content.do_not_inform[0]} onChange={(next, field) => edit((now) => withInformed(now, next), `informed.${row.person}.${field}`)} />
          ))}
        </tbody>
      </table>
      {report.guardians.length === 0 && <p className="hint mt2">{words.noGuardians}</p>}
    </>
  );
}

function DoNotInform({ chosen, edit }: { chosen: DoNotInformReason[]; edit: Edit }) {
  const toggle = (reason: DoNotInformReason, on: boolean) =>
    edit((now) => ({ ...now, do_not_inform: REASONS.filter((each) => (each === reason ? on : now.do_not_inform.includes(each))) }), `do_not_inform.${reason}`);
  return (
    <fieldset data-part="do_not_inform" className="hush">
      <legend>{words.reasons}</legend>
      <div className="hush__list">
        {REASONS.map((reason) => (
          <Check key={reason} checked={chosen.includes(reason)} onChange={({ target }) => toggle(reason, target.checked)}>{reports.reason[reason]}</Check>
        ))}
      </div>
      <p className="hint">{words.rule}</p>
      {chosen.length > 0 && <p className="hint">{words.silences}</p>}
    </fieldset>
  );
}

interface PersonProps {
  row: InformedRow;
  report: ReportView;
  hushed: DoNotInformReason | undefined;
  onChange: (row: InformedRow, field: string) => void;
}

function Person({ row, report, hushed, onChange }: PersonProps) {
  const guardian = report.guardians.find(({ number }) => row.person === `guardian:${number}`);
  const name = personName(row.person, report);
  const answer = (value: 'yes' | 'no') => {
    const informed = value === 'yes';
    // The reason is already chosen above: nothing known is asked twice.
    const why_not = !informed && !row.why_not && hushed && row.person !== 'child' ? (words.why[hushed] ?? '') : row.why_not;
    onChange({ ...row, informed, why_not }, 'informed');
  };
  return (
    <tr data-row={row.person === 'child' ? 0 : guardian?.number}>
      <th scope="row">
        {name}
        <br />
        <span className="meta">{row.person === 'child' ? words.child(report.age) : guardian?.relation || words.guardian}</span>
        {guardian?.inform === 'do_not_inform' && <Flag tone="stopp">{words.silencedFlag}</Flag>}
        {guardian?.inform === 'wait' && <Flag tone="idag">{words.waitFlag}</Flag>}
      </th>
      <td>
        <Segment small hideLabel label={words.is(name)} options={ANSWERS} value={row.informed === null ? null : row.informed ? 'yes' : 'no'} onChange={answer} />
      </td>
      <td>
        {row.informed === true && (
          <input className="in" aria-label={words.when(name)} placeholder={words.whenPlaceholder} value={row.when} onChange={({ target }) => onChange({ ...row, when: target.value }, 'when')} />
        )}
        {row.informed === false && <WhyNot name={name} value={row.why_not} onChange={(why_not) => onChange({ ...row, why_not }, 'why_not')} />}
      </td>
    </tr>
  );
}

/** A common reason, or one's own words; the content holds the words that are printed. */
function WhyNot({ name, value, onChange }: { name: string; value: string; onChange: (why: string) => void }) {
  const known = Object.entries(words.why).find(([code, text]) => code !== '' && code !== 'annat' && text === value)?.[0];
  const [own, setOwn] = useState(false);
  const code = known ?? (value || own ? 'annat' : '');
  const choose = (next: string) => {
    setOwn(next === 'annat');
    onChange(next === 'annat' || next === '' ? '' : (words.why[next] ?? ''));
  };
  return (
    <>
      <select className="in" aria-label={words.whyNot(name)} value={code} onChange={({ target }) => choose(target.value)}>
        {Object.entries(words.why).map(([each, text]) => <option key={each} value={each}>{text}</option>)}
      </select>
      {code === 'annat' && <input className="in mt2" aria-label={words.other(name)} value={value} onChange={({ target }) => onChange(target.value)} />}
    </>
  );
}
