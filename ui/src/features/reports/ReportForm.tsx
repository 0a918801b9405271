import type { OrosanmalanContent, ReportView } from '../../api/generated/door';
import { Check, TextField } from '../../parts/Field';
import { Growing } from '../../parts/Growing';
import { Notice } from '../../parts/Notice';
import { Segment } from '../../parts/Segment';
import { reports } from '../../text/sv';
import { filled, type Part } from './content';
import { FormSection, headingId } from './FormSection';
import { Informed } from './Informed';
import { Observations } from './Observations';
import type { Edit } from './useReportDraft';

const words = reports.form;

interface FormProps {
  report: ReportView;
  content: OrosanmalanContent;
  edit: Edit;
}

/** Parts that are one text each. */
type TextPart = 'why_now' | 'child_words' | 'effect' | 'earlier' | 'school_has_done';

/** The guided form, in the order of the content: every part may stay empty. */
export function ReportForm({ report, content, edit }: FormProps) {
  const given = report.pupil_given;
  const text = (n: number, part: TextPart, title: string, hint: string) => (
    <FormSection n={n} part={part} title={title} done={filled(content, part)}>
      <Growing
        className={part === 'child_words' ? 'in in--ord' : 'in'}
        rows={2}
        lang="sv"
        spellCheck
        aria-labelledby={headingId(part)}
        placeholder={hint}
        value={content[part]}
        onChange={({ target }) => edit((now) => ({ ...now, [part]: target.value }), part)}
      />
    </FormSection>
  );
  const section = (n: number, part: Part, title: string, body: React.ReactNode, aside?: string) => (
    <FormSection n={n} part={part} title={title} aside={aside} done={filled(content, part)}>{body}</FormSection>
  );
  return (
    <form className="anm__f" onSubmit={(event) => event.preventDefault()}>
      {text(1, 'why_now', words.whyNow, words.whyNowHint)}
      {section(2, 'observations', words.observations, <Observations rows={content.observations} edit={edit} />)}
      {text(3, 'child_words', words.childWords(given), words.childWordsHint)}
      {text(4, 'effect', words.effect(given), words.effectHint)}
      {text(5, 'earlier', words.earlier, words.earlierHint)}
      {text(6, 'school_has_done', words.schoolHasDone, words.schoolHasDoneHint)}
      {section(7, 'danger_now', words.danger(given), <Danger given={given} content={content} edit={edit} />)}
      {section(8, 'language', words.approach, <Approach content={content} edit={edit} />, words.ifNeeded)}
      {section(9, 'informed', words.informed, <Informed report={report} content={content} edit={edit} />)}
      {section(10, 'reporter', words.reporter, <Reporter content={content} edit={edit} />)}
    </form>
  );
}

type PartProps = Omit<FormProps, 'report'>;

function Danger({ given, content: { danger_now }, edit }: PartProps & { given: string }) {
  const put = (part: Partial<typeof danger_now>, field: string) =>
    edit((now) => ({ ...now, danger_now: { ...now.danger_now, ...part } }), `danger_now.${field}`);
  const answer = danger_now.acute === null ? null : danger_now.acute ? 'yes' : 'no';
  return (
    <div className="stack-3">
      <Segment
        hideLabel
        label={words.acute}
        options={[['yes', words.yes], ['no', words.no]]}
        value={answer}
        onChange={(value) => put({ acute: value === 'yes' }, 'acute')}
      />
      {danger_now.acute === true && <Notice tone="wrong" icon="phone" role="status" title={words.acuteYes} />}
      <TextField label={words.where(given)} placeholder={words.whereHint} value={danger_now.where} onChange={({ target }) => put({ where: target.value }, 'where')} />
    </div>
  );
}

function Approach({ content, edit }: PartProps) {
  return (
    <div className="pair">
      <TextField label={words.language} value={content.language} onChange={({ target }) => edit((now) => ({ ...now, language: target.value }), 'language')} />
      <div data-part="approach">
        <TextField label={words.approachField} value={content.approach} onChange={({ target }) => edit((now) => ({ ...now, approach: target.value }), 'approach')} />
      </div>
    </div>
  );
}

function Reporter({ content: { reporter, feedback, meeting }, edit }: PartProps) {
  const put = (part: Partial<typeof reporter>, field: string) =>
    edit((now) => ({ ...now, reporter: { ...now.reporter, ...part } }), `reporter.${field}`);
  return (
    <div className="stack-3">
      <div className="trio">
        <TextField label={words.name} value={reporter.name} onChange={({ target }) => put({ name: target.value }, 'name')} />
        <TextField label={words.role} value={reporter.role} onChange={({ target }) => put({ role: target.value }, 'role')} />
        <TextField label={words.phone} hint={words.phoneHint} inputMode="tel" value={reporter.phone} onChange={({ target }) => put({ phone: target.value }, 'phone')} />
      </div>
      <div data-part="feedback">
        <Check
          checked={feedback}
          onChange={({ target }) => edit((now) => ({ ...now, feedback: target.checked }), 'feedback')}
          detail={<>{words.feedbackHint} <span className="nw">{words.feedbackLaw}</span></>}
        >
          {words.feedback}
        </Check>
      </div>
      <div data-part="meeting">
        <Segment
          small
          label={words.meeting}
          options={[['yes', words.yes], ['no', words.no]]}
          value={meeting === null ? null : meeting ? 'yes' : 'no'}
          onChange={(value) => edit((now) => ({ ...now, meeting: value === 'yes' }), 'meeting')}
        />
        <p className="hint">{words.meetingHint} <span className="nw">{words.meetingLaw}</span></p>
      </div>
    </div>
  );
}
