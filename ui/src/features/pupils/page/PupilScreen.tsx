import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseView, PupilView, SessionView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button, LinkButton } from '../../../parts/Button';
import { Select } from '../../../parts/Field';
import { Loaded } from '../../../parts/Loaded';
import { ProtectedMark } from '../../../parts/Marks';
import { ErrorNotice } from '../../../parts/Notice';
import { Screen } from '../../../parts/Screen';
import { useShortcut } from '../../../parts/shortcuts';
import { Steps } from '../../../parts/Steps';
import { shortDay } from '../../../parts/time';
import { chronology, pupils } from '../../../text/sv';
import { FamilyTab } from '../family/FamilyTab';
import { FIELD_IDS } from '../timeline/fields';
import { TimelineTab } from '../timeline/TimelineTab';
import { useWriting } from '../timeline/useWriting';
import { Banners, Lead } from './PupilHead';
import { Rail } from './Rail';
import { ReportsTab } from './ReportsTab';
import { SharedTab } from './SharedTab';

const { head, steps, tabs } = pupils;
const { timeline } = chronology;

/** One pupil: who, to whom a report goes, what has happened, who may know. */
export function PupilScreen({ id, tab, session }: { id: string; tab: string | undefined; session: SessionView }) {
  const view = useView('pupil', { pupil: id });
  if (!view.data) return <Screen title={pupils.title}><Loaded view={view}>{() => null}</Loaded></Screen>;
  return <Pupil pupil={view.data} tab={tab ?? 'kronologi'} session={session} />;
}

function Pupil({ pupil, tab, session }: { pupil: PupilView; tab: string; session: SessionView }) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [newestFirst, setNewestFirst] = useState(true);
  const writing = useWriting(pupil.id);
  const open = useCommand('case_open');
  const report = useCommand('report_draft');
  const caseId = chosen ?? (pupil.cases.find(({ closed_on }) => !closed_on) ?? pupil.cases[0])?.id ?? null;
  const file = useView('case', { case: caseId ?? '' }, { enabled: caseId !== null });
  const write = () => {
    // A form that is open stays open: a second one would hide its text.
    if (writing.draft) document.getElementById(FIELD_IDS.title)?.focus();
    else if (caseId && !file.data?.closed_on) writing.open();
    else open.mutate({ pupil: pupil.id }, { onSuccess: (view) => { setChosen(view.id); writing.open(); } });
  };
  const startReport = () =>
    report.mutate({ pupil: pupil.id, concern: null, content: null }, { onSuccess: (view) => navigate(`/anmalan/${view.id}`) });
  useShortcut({ keys: 'Control+Shift+N', label: head.write, run: write });
  return (
    <Screen
      className="pupil"
      title={<>{pupil.protected && <span className="pupil__shield"><ProtectedMark /></span>}{pupil.label}</>}
      lead={!pupil.protected && <Lead pupil={pupil} />}
      beside={
        <div className="row">
          <LinkButton to={`/dela/${pupil.id}`}>{head.share}</LinkButton>
          {session.screens.includes('orosanmalningar') && <Button onClick={startReport} disabled={report.isPending}>{head.report}</Button>}
          <Button kind={writing.draft ? 'plain' : 'main'} icon="plus" keys="Control+Shift+N" className="pupil__write" onClick={write}>{head.write}</Button>
        </div>
      }
      rail={<Rail pupil={pupil} deadlines={file.data?.deadlines ?? []} />}
      railLabel={pupils.rail.label}
    >
      {report.error && <ErrorNotice error={report.error} retry={startReport} />}
      {open.error && <ErrorNotice error={open.error} retry={write} />}
      <Banners pupil={pupil} />
      {file.data && file.data.steps.length > 0 && (
        <>
          <h2 className="vh">{steps.title}</h2>
          <div className="proc"><Steps label={steps.label} steps={file.data.steps} names={steps.names} /></div>
        </>
      )}
      <TabLinks pupil={pupil} tab={tab} file={file.data}>
        {tab === 'kronologi' && (file.data?.entries.length ?? 0) > 1 && (
          <Button kind="quiet" size="small" icon="down" className="push" onClick={() => setNewestFirst(!newestFirst)}>{newestFirst ? timeline.newest : timeline.oldest}</Button>
        )}
      </TabLinks>
      {pupil.cases.length > 1 && tab === 'kronologi' && <CaseChoice pupil={pupil} value={caseId} onChoose={setChosen} />}
      {tab === 'familj' ? (
        <FamilyTab pupil={pupil} />
      ) : tab === 'anmalningar' ? (
        <ReportsTab pupil={pupil} />
      ) : tab === 'delat' ? (
        <SharedTab pupil={pupil} />
      ) : (
        <TimelineTab pupil={pupil} file={caseId ? file : null} session={session} writing={writing} newestFirst={newestFirst} />
      )}
    </Screen>
  );
}

/** Tabs are addresses of their own: back returns to the one before. */
function TabLinks({ pupil, tab, file, children }: { pupil: PupilView; tab: string; file: CaseView | undefined; children: ReactNode }) {
  const of = (kind: string) => file?.entries.filter((entry) => entry.kind === kind).length ?? 0;
  const links = [
    ['kronologi', '', 0],
    ['familj', '/familj', 0],
    ['anmalningar', '/anmalningar', of('report')],
    ['delat', '/delat', 0],
  ] as const;
  return (
    <nav className="tabs" aria-label={tabs.label(pupil.label)}>
      {links.map(([key, path, count]) => (
        <Link key={key} href={`/elever/${pupil.id}${path}`} aria-current={tab === key ? 'page' : undefined}>
          {tabs[key]} {count > 0 && count}
        </Link>
      ))}
      {children}
    </nav>
  );
}

function CaseChoice({ pupil, value, onChoose }: { pupil: PupilView; value: string | null; onChoose: (id: string) => void }) {
  const words = ({ opened_on, closed_on }: PupilView['cases'][number]) =>
    closed_on ? head.openedClosed(shortDay(opened_on), shortDay(closed_on)) : head.opened(shortDay(opened_on));
  return (
    <Select
      className="pupil__cases"
      label={head.cases}
      options={pupil.cases.map((each) => [each.id, words(each)] as const)}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value)}
    />
  );
}
