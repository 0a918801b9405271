import { useView } from '../api/query';
import { Loaded } from '../parts/Loaded';
import { Frame } from './Frame';
import { Routes } from './routes';

/** The open vault: the frame with the screen of the address. */
export function OpenVault({ onHide }: { onHide: () => void }) {
  const session = useView('session', {});
  return (
    <Loaded view={session}>
      {(view) => (
        <Frame session={view} onHide={onHide}>
          <Routes session={view} />
        </Frame>
      )}
    </Loaded>
  );
}
