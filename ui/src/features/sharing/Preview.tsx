import { useState } from 'react';
import type { ShareQuestion } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { TextSections } from '../../parts/TextSections';
import { sharing } from '../../text/sv';

const words = sharing.preview;

/** Exactly what would go, names masked. */
export function Preview({ question, masks, onMask }: { question: ShareQuestion; masks: readonly string[]; onMask: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <p>
      <Button icon="eye" onClick={() => setOpen(true)}>{words.show}</Button>
      {open && <Shown question={question} masks={[...masks]} onMask={onMask} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Shown({ question, masks, onMask, onClose }: { question: ShareQuestion; masks: string[]; onMask: (name: string) => void; onClose: () => void }) {
  const view = useView('share_preview', { question, masks });
  return (
    <Dialog title={words.title} open onClose={onClose} width="46rem">
      <Loaded view={view}>
        {({ sections, masked, offers }) => (
          <>
            <p className="note">{words.masked(masked)}</p>
            {offers.length > 0 && (
              <Notice title={words.offers}>
                <span className="row">{offers.map((name) => <Button key={name} size="small" onClick={() => onMask(name)}>{words.mask(name)}</Button>)}</span>
              </Notice>
            )}
            <TextSections sections={sections} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
