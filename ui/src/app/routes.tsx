import { useState } from 'react';
import { Redirect, Route, Switch, useSearch } from 'wouter';
import type { SessionView } from '../api/generated/door';
import { ConcernScreen } from '../features/concerns/ConcernScreen';
import { LeftScreen } from '../features/concerns/LeftScreen';
import { NewConcernScreen } from '../features/concerns/NewConcernScreen';
import { PupilScreen, PupilsScreen } from '../features/pupils';
import { ReportScreen, ReportsScreen } from '../features/reports';
import { LogScreen } from '../features/log/LogScreen';
import { SettingsScreen } from '../features/settings/SettingsScreen';
import { ShareScreen } from '../features/sharing/ShareScreen';
import { TodayScreen } from '../features/today/TodayScreen';
import { concernPath } from '../parts/startConcern';
import { home } from './navigation';

/** Routes of the screens that the session may open; everything else leads home. */
export function Routes({ session }: { session: SessionView }) {
  const may = (screen: string) => session.screens.includes(screen);
  return (
    <Switch>
      {may('ny_oro') && <Route path="/oro/ny"><NewConcern session={session} /></Route>}
      {may('lamnad_oro') && <Route path="/oro/lamnad"><LeftScreen /></Route>}
      {may('idag') && <Route path="/idag"><TodayScreen session={session} /></Route>}
      {may('idag') && <Route path="/oro/:id">{({ id }) => <ConcernScreen key={id} id={id} session={session} />}</Route>}
      {may('elever') && <Route path="/elever"><PupilsScreen session={session} /></Route>}
      {may('elever') && <Route path="/elever/:id/:tab?">{({ id, tab }) => <PupilScreen key={id} id={id} tab={tab} session={session} />}</Route>}
      {may('orosanmalningar') && <Route path="/anmalan"><ReportsScreen session={session} /></Route>}
      {may('orosanmalningar') && <Route path="/anmalan/:id/:tab?">{({ id, tab }) => <ReportScreen key={id} id={id} tab={tab} session={session} />}</Route>}
      {may('elever') && <Route path="/dela/:id">{({ id }) => <ShareScreen key={id} pupil={id} session={session} />}</Route>}
      {may('logg') && <Route path="/logg"><LogScreen /></Route>}
      {may('installningar') && <Route path="/installningar/:tab?">{({ tab }) => <SettingsScreen tab={tab} />}</Route>}
      <Route><Redirect to={home(session)} replace /></Route>
    </Switch>
  );
}

/** The form keeps its draft's id in the address, so that a lock or Dölj comes back to the same text. */
function NewConcern({ session }: { session: SessionView }) {
  const draft = new URLSearchParams(useSearch()).get('utkast');
  const [fresh] = useState(() => crypto.randomUUID());
  if (!draft) return <Redirect to={concernPath(fresh)} replace />;
  return <NewConcernScreen key={draft} draft={draft} session={session} />;
}
