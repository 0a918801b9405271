import { Dialog } from '../parts/Dialog';
import { Keys } from '../parts/keys';
import { listedShortcuts } from '../parts/shortcuts';
import { frame } from '../text/sv';

/** F1: what the keys do on this screen. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = frame.shortcuts;
  return (
    <Dialog title={text.title} open={open} onClose={onClose}>
      {/* The body scrolls and holds no control, so it takes focus itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="region" aria-label={text.title}>
        <table className="tab">
          <thead><tr><th scope="col">{text.act}</th><th scope="col">{text.key}</th></tr></thead>
          <tbody>{open && rows().map(([keys, label]) => <tr key={keys}><th scope="row">{label}</th><td><Keys keys={keys} spoken /></td></tr>)}</tbody>
        </table>
      </div>
    </Dialog>
  );
}

/** The screen's own first, then the frame's; Esc belongs to the layers themselves. */
function rows(): [string, string][] {
  const own = listedShortcuts().map(({ keys, label }): [string, string] => [keys, label ?? '']);
  return [...own, ['Escape', frame.shortcuts.escape]];
}
