import { useState } from 'react';
import type { ShareQuestion } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Loaded } from '../../parts/Loaded';
import { TextSections } from '../../parts/TextSections';
import { sharing } from '../../text/sv';

const words = sharing.preview;

/** Exactly what would go, names masked. */
export function Preview({ question, masks }: { question: ShareQuestion; masks: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <p>
      <Button icon="eye" onClick={() => setOpen(true)}>{words.show}</Button>
      {open && <Shown question={question} masks={[...masks]} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Shown({ question, masks, onClose }: { question: ShareQuestion; masks: string[]; onClose: () => void }) {
  const view = useView('share_preview', { question, masks });
  return (
    <Dialog title={words.title} open onClose={onClose} width="46rem">
      <Loaded view={view}>
        {({ sections, masked }) => (
          <>
            <p className="note">{words.masked(masked)}</p>
            <TextSections sections={sections} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
