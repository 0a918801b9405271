// Shows the reports' screens in a test.
import { Route } from 'wouter';
import { session, showAt } from '../../test/screen';
import type { Asked } from '../../test/window';
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
