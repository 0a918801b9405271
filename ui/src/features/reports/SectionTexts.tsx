import { useState } from 'react';
import type { TextSectionView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
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
  const [copied, setCopied] = useState<{ id: string; good: boolean } | null>(null);
  const copy = (section: TextSectionView) => {
    const tell = (good: boolean) => () => setCopied({ id: section.id, good });
    return navigator.clipboard.writeText(section.text).then(tell(true), tell(false));
  };
  return (
    <Loaded view={text}>
      {({ sections }) => (
        <>
          <p className="note mt2">{words.textsHint}</p>
          <ul className="delar">
            {sections.map((section) => (
              <li key={section.id}>
                <div className="row row--sb">
                  <h3>{section.heading}</h3>
                  <Button size="small" aria-label={words.copyOf(section.heading)} onClick={() => void copy(section)}>
                    {copied?.id === section.id && copied.good ? words.copied : words.copy}
                  </Button>
                </div>
                <p>{section.text}</p>
                {copied?.id === section.id && !copied.good && <p className="ferr" role="alert">{words.copyFailed}</p>}
              </li>
            ))}
          </ul>
          <span className="vh" role="status">{copied?.good ? words.copied : ''}</span>
        </>
      )}
    </Loaded>
  );
}
