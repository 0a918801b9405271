import { useView } from '../api/query';
import { Dialog } from '../parts/Dialog';
import { Emergency } from '../parts/Emergency';
import { frame } from '../text/sv';

/** Akut: the numbers, each with the day it was checked. */
export function EmergencyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { data } = useView('app_status', {});
  const text = frame.emergency;
  return (
    <Dialog title={text.title} open={open} onClose={onClose}>
      <div className="stack-4">
        <Emergency socialjour={data?.socialjour ?? null} />
        <p>{text.officeHours}</p>
        <p>{text.duty} <span className="meta">{text.provision}</span></p>
      </div>
    </Dialog>
  );
}
