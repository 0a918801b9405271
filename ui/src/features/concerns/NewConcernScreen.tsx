import { useState } from 'react';
import type { ConcernAddedView, SessionView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Loaded } from '../../parts/Loaded';
import { Screen } from '../../parts/Screen';
import { pupilChosenFor } from '../../parts/startConcern';
import { unsavedBody } from '../../parts/unsaved';
import { concerns } from '../../text/sv';
import { ConcernFields } from './ConcernFields';
import { type ConcernForm, EMPTY, formOf } from './form';
import { NewConcernRail } from './NewConcernRail';
import { Receipt } from './Receipt';

/** Ny oro: at most five fields, the same for everybody; its text is a draft from the first letter. */
export function NewConcernScreen({ draft, session }: { draft: string; session: SessionView }) {
  const [chosen] = useState(() => pupilChosenFor(draft));
  const [first, setFirst] = useState<ConcernForm | null>(null);
  const [added, setAdded] = useState<{ view: ConcernAddedView; pupil: string | null } | null>(null);
  // Asked once: the form holds the text from then on, and a draft that is saved or left must not take it away.
  const kept = useView('draft', { draft }, { enabled: first === null });
  if (first === null && kept.isFetchedAfterMount) {
    // A draft that is not there is a new one.
    if (kept.error?.code === 'not_found') setFirst(unsavedBody(draft) === undefined ? { ...EMPTY, pupil: chosen } : formOf(undefined, unsavedBody(draft)));
    else if (kept.data && !kept.error) setFirst(formOf(kept.data, unsavedBody(draft)));
  }
  if (added) return <Receipt added={added.view} pupil={added.pupil} session={session} />;
  return (
    <Screen title={concerns.add.title} lead={concerns.add.lead} className="oro" beside={<p className="meta">{concerns.add.saving}</p>} rail={<NewConcernRail draft={draft} session={session} />} railLabel={concerns.rail.label} ownFocus>
      {first ? (
        <ConcernFields key={draft} draft={draft} first={first} session={session} onAdded={(view, pupil) => setAdded({ view, pupil })} />
      ) : (
        // An answer from before may be older than the text.
        <Loaded view={{ ...kept, data: undefined, error: kept.isFetchedAfterMount ? kept.error : null } as typeof kept}>{() => null}</Loaded>
      )}
    </Screen>
  );
}
