// Shows the reports' screens in a test.
import { Route } from 'wouter';
import { type Asked, session, showAt } from '../../test/screen';
import type { Answers } from '../../api/fake/door';
import { reportAnswers } from '../../api/fake/reports';
import { ReportScreen, ReportsScreen } from '.';

export function showReports(path: string, answers: Answers = reportAnswers({ conflict: false })): { asked: Asked[]; path: () => string } {
  return showAt(
    path,
    answers,
    <>
      <Route path="/anmalan"><ReportsScreen session={session} /></Route>
      <Route path="/anmalan/:id/:tab?">{({ id, tab }) => <ReportScreen key={id} id={id} tab={tab} session={session} />}</Route>
    </>,
  );
}

/** Requests of one command, in order. */
export const requestsOf = <T,>(asked: Asked[], name: string): T[] => asked.filter((each) => each.name === name).map(({ request }) => request as T);
