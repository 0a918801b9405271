import { useState } from 'react';
import { useView } from '../../api/query';
import { Loaded } from '../../parts/Loaded';
import { TextSections } from '../../parts/TextSections';
import { reports } from '../../text/sv';
import { savedOrShown } from './SaveTrouble';
import type { ReportDraft } from './useReportDraft';

const words = reports.sending.review;

/** The text part by part, each with a button that copies it: for an e-tjänst without attachments. */
export function SectionTexts({ report, draft }: { report: string; draft: ReportDraft }) {
  const [open, setOpen] = useState(false);
  // What is copied is what is stored, so unsaved text comes first.
  const toggle = (next: boolean) => void (next ? savedOrShown(draft).then(setOpen) : setOpen(false));
  return (
    <details className="lag mt4" onToggle={({ currentTarget }) => toggle(currentTarget.open)}>
      <summary>{words.texts}</summary>
      {open && <Texts report={report} />}
    </details>
  );
}

function Texts({ report }: { report: string }) {
  const text = useView('report_text', { report });
  return (
    <Loaded view={text}>
      {({ sections }) => (
        <>
          <p className="note mt2">{words.textsHint}</p>
          <TextSections sections={sections} copying />
        </>
      )}
    </Loaded>
  );
}
