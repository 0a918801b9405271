import { useLocation } from 'wouter';
import { useView } from '../api/query';
import { Loaded } from '../parts/Loaded';
import { Boundary } from './Boundary';
import { Frame } from './Frame';
import { LossDialog } from './LossDialog';
import { Routes } from './routes';

/** The open vault: the frame with the screen of the address. */
export function OpenVault({ onHide }: { onHide: () => void }) {
  const session = useView('session', {});
  const [path] = useLocation();
  return (
    <Loaded view={session}>
      {(view) => (
        <Frame session={view} onHide={onHide}>
          <Boundary path={path}>
            <Routes session={view} />
          </Boundary>
          <LossDialog session={view} />
        </Frame>
      )}
    </Loaded>
  );
}
