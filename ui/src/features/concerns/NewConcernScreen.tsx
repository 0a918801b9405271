import { useState } from 'react';
import type { ConcernAddedView, SessionView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Loaded } from '../../parts/Loaded';
import { Screen } from '../../parts/Screen';
import { pupilChosenFor } from '../../parts/startConcern';
import { unsavedBody } from '../../parts/unsaved';
import { concerns } from '../../text/sv';
import { ConcernFields } from './ConcernFields';
import { EMPTY, formOf } from './form';
import { NewConcernRail } from './NewConcernRail';
import { Receipt } from './Receipt';

/** Ny oro: at most five fields, the same for everybody; its text is a draft from the first letter. */
export function NewConcernScreen({ draft, session }: { draft: string; session: SessionView }) {
  const [chosen] = useState(() => pupilChosenFor(draft));
  const kept = useView('draft', { draft });
  const [added, setAdded] = useState<{ view: ConcernAddedView; pupil: string | null } | null>(null);
  if (added) return <Receipt added={added.view} pupil={added.pupil} session={session} />;
  // An answer from before may be older than the text; a draft that is not there is a new one.
  const fresh = kept.error?.code === 'not_found';
  const view = !kept.isFetchedAfterMount ? { ...kept, data: undefined, error: null } : fresh ? { ...kept, data: null, error: null } : kept;
  return (
    <Screen title={concerns.add.title} lead={concerns.add.lead} className="oro" beside={<p className="meta">{concerns.add.saving}</p>} rail={<NewConcernRail draft={draft} session={session} />} railLabel={concerns.rail.label} ownFocus>
      <Loaded view={view as typeof kept}>
        {(data) => (
          <ConcernFields
            key={draft}
            draft={draft}
            first={data === null && unsavedBody(draft) === undefined ? { ...EMPTY, pupil: chosen } : formOf(data ?? undefined, unsavedBody(draft))}
            session={session}
            onAdded={(view_, pupil) => setAdded({ view: view_, pupil })}
          />
        )}
      </Loaded>
    </Screen>
  );
}
