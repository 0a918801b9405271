import { Link } from 'wouter';
import type { SessionView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Section } from '../../parts/Screen';
import { concernPath } from '../../parts/startConcern';
import { nearTime } from '../../parts/time';
import { concerns, today } from '../../text/sv';

/** Who reads, that the duty to report is one's own, and how to write. */
export function NewConcernRail({ draft, session }: { draft: string; session: SessionView }) {
  const text = concerns.rail;
  return (
    <>
      <Section title={text.who}>
        <p className="note">{text.whoText}</p>
        <p className="note mt2">{text.whoThen}</p>
      </Section>
      <Section title={text.duty}>
        <p className="note">{text.dutyText}</p>
        {session.screens.includes('orosanmalningar') && <p className="mt2"><Link className="rad" href="/anmalan">{text.report}</Link></p>}
        <p className="meta mt2">{text.provision}</p>
      </Section>
      <Section title={text.how}>
        <dl className="ex">
          <dt>{text.write}</dt>
          <dd>{text.writeText}</dd>
          <dt>{text.not}</dt>
          <dd>{text.notText}</dd>
        </dl>
      </Section>
      <OtherDrafts draft={draft} />
    </>
  );
}

/** Concerns that were begun and not left: without the day's list this is where they are found again. */
function OtherDrafts({ draft }: { draft: string }) {
  const { data } = useView('draft_list', {});
  const rows = data?.rows.filter(({ id, kind }) => kind === 'concern' && id !== draft) ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={concerns.rail.drafts}>
      <ul className="li">
        {rows.map(({ id, pupil, saved_at }) => (
          <li key={id}>
            <Link href={concernPath(id)}>{concerns.rail.draft(pupil)}</Link>
            <br />
            <span className="muted">{today.savedHere(nearTime(saved_at))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
