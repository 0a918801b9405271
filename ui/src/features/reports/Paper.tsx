import type { ReactNode } from 'react';
import type { Informed, OrosanmalanContent, ReportView } from '../../api/generated/door';
import { receivers } from '../../parts/ReceiverCard';
import { longDay } from '../../parts/time';
import { receiver as receiverText, reports } from '../../text/sv';
import { informedRows } from './content';
import { personName } from './people';
import { sayMoment } from '../../parts/when';

const words = reports.paper;
const { headings } = words;

interface PaperProps {
  report: ReportView;
  content: OrosanmalanContent;
  /** Day printed at the top. */
  day: string;
}

/** The report in words and in the order of the paper: for preview, review and the sent report. */
export function Paper({ report, content, day }: PaperProps) {
  const ifAny = (part: 'effect' | 'earlier' | 'school_has_done' | 'language' | 'approach') => content[part].trim() && <Said title={headings[part]}><p>{content[part]}</p></Said>;
  return (
    <>
      <div className="a4__h">
        <h2>{reports.one}</h2>
        <span>{words.reference(report.reference)}<br />{longDay(day)}</span>
      </div>
      {report.legal.secrecy && <p className="a4__s">{report.legal.secrecy}</p>}
      <To report={report} />
      <Said title={headings.danger_now}><Danger content={content} /></Said>
      <Said title={headings.child}><p>{[report.pupil_label, report.number_masked, report.class].filter(Boolean).join(', ')}</p></Said>
      <Said title={headings.informed}><Told report={report} content={content} /></Said>
      <Said title={headings.why_now}>{content.why_now.trim() && <p>{content.why_now}</p>}</Said>
      <Said title={headings.observations}>{content.observations.some(({ text }) => text.trim()) && <Observed content={content} />}</Said>
      <Said title={headings.child_words}>{content.child_words.trim() && <p className="a4__w">”{content.child_words.trim()}”</p>}</Said>
      {ifAny('effect')}
      {ifAny('earlier')}
      {ifAny('school_has_done')}
      {ifAny('language')}
      {ifAny('approach')}
      {report.siblings.length > 0 && <Said title={headings.siblings}><p>{report.siblings.map(({ label }) => label).join('; ')}. {words.ownReport}</p></Said>}
      <Said title={headings.feedback}>
        <p>{content.feedback ? report.legal.feedback || words.feedback : words.noFeedback}{content.meeting !== null && ` ${content.meeting ? words.meeting : words.noMeeting}`}</p>
      </Said>
      <Said title={headings.reporter}><p>{Object.values(content.reporter).filter((each) => each.trim()).join(', ')}</p></Said>
    </>
  );
}

/** A heading with its text; an empty part says so instead of leaving a gap. */
function Said({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      {children || <p className="a4__s">{words.nothing}</p>}
    </>
  );
}

function To({ report: { receiver } }: { report: ReportView }) {
  const to = receivers(receiver);
  const why = receiver.chosen ? words.byHand(receiver.chosen.reason) : receiver.because.map(({ text }) => text).join(' ');
  const named = receiver.chosen || to.length === 1;
  return (
    <>
      <p><b>{headings.receiver}</b> {named ? `${to[0]?.name}, ${receiverText.reception.toLowerCase()}` : words.noReceiver}</p>
      {why && <p className="a4__s">{why}</p>}
    </>
  );
}

function Observed({ content }: { content: OrosanmalanContent }) {
  const rows = content.observations.map((row, at) => ({ ...row, key: `row-${at}` })).filter(({ text }) => text.trim());
  return rows.map(({ key, date, source, who, text }) => {
    const how = [source ? words.source[source] : words.sourceOpen, who.trim() && `(${who.trim()})`].filter(Boolean).join(' ');
    const when = date.trim() ? sayMoment(date) : words.noDate;
    return <p key={key}><b>{when}, {how}: </b>{text}</p>;
  });
}

function Danger({ content: { danger_now } }: { content: OrosanmalanContent }) {
  const answer = danger_now.acute === null ? words.acuteUnknown : danger_now.acute ? words.acute : words.notAcute;
  return <p>{danger_now.acute ? <b>{answer}</b> : answer}{(danger_now.acute || danger_now.where.trim()) && ` ${words.where(danger_now.where.trim())}`}</p>;
}

function Told({ report, content }: Omit<PaperProps, 'day'>) {
  return (
    <>
      {content.do_not_inform.length > 0 && <p><b>{words.doNotInform(content.do_not_inform.map((each) => reports.reason[each]).join(', '))}</b></p>}
      {informedRows(content, report.guardians).map((row) => <p key={row.person}>{personName(row.person, report)}: {toldText(row)}</p>)}
    </>
  );
}

function toldText({ informed, when, why_not }: Informed): string {
  if (informed === null) return words.notAnswered;
  return [informed ? words.told : words.notTold, (informed ? when : why_not).trim()].filter(Boolean).join('. ');
}
