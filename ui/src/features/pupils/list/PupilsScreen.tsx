import { useDeferredValue, useRef, useState } from 'react';
import type { PupilListView, SessionView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Button, LinkButton } from '../../../parts/Button';
import { Check, TextField } from '../../../parts/Field';
import { Loaded } from '../../../parts/Loaded';
import { Screen } from '../../../parts/Screen';
import { Segment } from '../../../parts/Segment';
import { pupils } from '../../../text/sv';
import { PupilTable } from './PupilTable';

const { list, sentence } = pupils;

/** The pupils of the school: search, whose namnd is another one, who has left. */
export function PupilsScreen({ session }: { session: SessionView }) {
  const [query, setQuery] = useState('');
  const [which, setWhich] = useState<'all' | 'different'>('all');
  const [includeLeft, setIncludeLeft] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const asked = { query: useDeferredValue(query), include_left: includeLeft, only_different: which === 'different' };
  // One row is enough for the numbers; the table asks for the pages it shows.
  const view = useView('pupil_list', { ...asked, offset: 0, limit: 1 }, { keepPrevious: true });
  return (
    <Screen title={pupils.title} lead={view.data && view.data.active > 0 && <Numbers view={view.data} />}>
      <div className="pupils__ask">
        <TextField ref={search} label={list.search} type="search" autoComplete="off" spellCheck={false} value={query} onChange={(event) => setQuery(event.target.value)} />
        <Segment label={list.which} hideLabel options={[['all', list.all], ['different', list.different]]} value={which} onChange={setWhich} />
        <Check checked={includeLeft} onChange={(event) => setIncludeLeft(event.target.checked)}>{list.left}</Check>
      </div>
      <Loaded view={view}>
        {({ total, active }) =>
          total > 0 ? (
            <PupilTable asked={asked} total={total} search={search} />
          ) : active === 0 && !query && !includeLeft ? (
            <Empty mayImport={session.screens.includes('installningar')} />
          ) : (
            <div className="empty" role="status">
              <p>{list.none}</p>
              <p className="note">{list.noneThen}</p>
              <Button onClick={() => { setQuery(''); setWhich('all'); search.current?.focus(); }}>{list.clear}</Button>
            </div>
          )
        }
      </Loaded>
    </Screen>
  );
}

/** Numbers are said, not shown. */
function Numbers({ view }: { view: PupilListView }) {
  const { number, rest } = sentence.different(view.different, view.active);
  return (
    <>
      <b>{number}</b> {rest} {sentence.uncertain(view.uncertain)} {sentence.protected}
    </>
  );
}

function Empty({ mayImport }: { mayImport: boolean }) {
  return (
    <div className="empty">
      <p>{list.empty}</p>
      <p className="note">{list.emptyThen}</p>
      {mayImport && <LinkButton kind="main" to="/installningar/import">{list.import}</LinkButton>}
    </div>
  );
}
