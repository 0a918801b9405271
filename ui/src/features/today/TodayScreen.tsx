import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionView, TodayView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Combo } from '../../parts/Combo';
import { Loaded } from '../../parts/Loaded';
import { PupilOption, usePupils } from '../../parts/PupilPicker';
import { Screen } from '../../parts/Screen';
import { startConcern } from '../../parts/startConcern';
import { today as civilToday, weekdayLong } from '../../parts/time';
import { common, today } from '../../text/sv';
import { TodayRail } from './TodayRail';
import { TodoList } from './TodoList';

/** Idag: what the law and the school's times ask for, most urgent first. */
export function TodayScreen({ session }: { session: SessionView }) {
  const day = useView('today', {});
  return (
    <Screen
      title={common.sentence(weekdayLong(day.data?.date ?? civilToday()))}
      lead={day.data && today.lead(sums(day.data))}
      className="today"
      rail={day.data && <TodayRail day={day.data} />}
      railLabel={today.rail.label}
    >
      <QuickConcern />
      <Loaded view={day}>{({ todo }) => <TodoList todo={todo} session={session} />}</Loaded>
    </Screen>
  );
}

function sums({ todo }: TodayView): { genast: number; late: number; today: number } {
  const of = (urgency: string) => todo.filter((each) => each.urgency === urgency).length;
  return { genast: of('genast'), late: of('late'), today: of('today') };
}

/** Three letters of a name, Enter, and the form is open with the right child in it. */
function QuickConcern() {
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const { options, fault } = usePupils(query);
  return (
    <div className="quick">
      <Combo
        label={today.quick.label}
        placeholder={today.quick.placeholder}
        query={query}
        onQuery={setQuery}
        options={options}
        error={fault}
        idOf={({ id }) => id}
        render={(pupil) => <PupilOption pupil={pupil} />}
        onPick={(pupil) => startConcern(navigate, pupil)}
        onEnter={() => startConcern(navigate)}
        none={common.picker.none}
        large
      />
      <Button size="large" keys="Control+N" onClick={() => startConcern(navigate)}>{today.quick.start}</Button>
    </div>
  );
}
