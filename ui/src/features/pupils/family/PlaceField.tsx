import { useId, useState } from 'react';
import type { PlaceView, ReceiverNameView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Combo } from '../../../parts/Combo';
import { Picked } from '../../../parts/Picked';
import { pupils } from '../../../text/sv';

const { home } = pupils;
const LETTERS_MIN = 2;

interface PlaceFieldProps {
  label: string;
  municipality: string | null;
  stadsdel: string | null;
  onPick: (place: PlaceView) => void;
}

/** A municipality or a stadsdel, found by name. */
export function PlaceField({ label, municipality, stadsdel, onPick }: PlaceFieldProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [changing, setChanging] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const enabled = query.trim().length >= LETTERS_MIN;
  const { data } = useView('place_search', { query: query.trim() }, { enabled, keepPrevious: true });
  // A municipality is kept by its code, and named by the register.
  const byCode = useView('place_search', { query: municipality ?? '' }, { enabled: municipality !== null && stadsdel === null && name === null });
  if (municipality && !changing) {
    const said = name ?? stadsdel ?? byCode.data?.places.find((place) => place.municipality === municipality && place.stadsdel === null)?.name;
    return <Picked id={id} label={label} change={home.change} onChange={() => setChanging(true)}>{said ?? home.municipality(municipality)}</Picked>;
  }
  return (
    <Combo
      label={label}
      hint={home.placeHint}
      query={query}
      onQuery={setQuery}
      options={enabled ? data?.places : undefined}
      idOf={(place) => `${place.municipality}-${place.stadsdel ?? ''}`}
      render={(place) => <span className="row">{place.name} <span className="meta">{place.stadsdel ? home.inStockholm : home.municipalityWord}</span></span>}
      onPick={(place) => {
        setName(place.name);
        setChanging(false);
        setQuery('');
        onPick(place);
      }}
      none={home.noHits}
    />
  );
}

/** A namnd or a municipality with one receiver, found by name. */
export function ReceiverField({ label, receiver, known, onPick }: { label: string; receiver: string | null; known: ReceiverNameView[]; onPick: (id: string) => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [changing, setChanging] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const enabled = query.trim().length >= LETTERS_MIN;
  const { data } = useView('receiver_search', { query: query.trim() }, { enabled, keepPrevious: true });
  const onCard = known.find((each) => each.id === receiver)?.name;
  // A receiver that is not on the card is asked for by its id.
  const byId = useView('receiver_search', { query: receiver ?? '' }, { enabled: receiver !== null && !onCard && name === null });
  if (receiver && !changing) {
    const said = name ?? onCard ?? byId.data?.receivers.find(({ id: each }) => each === receiver)?.name ?? receiver;
    return <Picked id={id} label={label} change={home.change} onChange={() => setChanging(true)}>{said}</Picked>;
  }
  return (
    <Combo
      label={label}
      hint={home.receiverHint}
      query={query}
      onQuery={setQuery}
      options={enabled ? data?.receivers : undefined}
      idOf={(each) => each.id}
      render={(each) => each.name}
      onPick={(each) => {
        setName(each.name);
        setChanging(false);
        setQuery('');
        onPick(each.id);
      }}
      none={home.noHits}
    />
  );
}
