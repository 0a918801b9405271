import { useState } from 'react';
import type { TextSectionView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { reports, sharing } from '../../text/sv';

const words = sharing.done;

/** Sections to read, and where wanted to copy one by one. */
export function Texts({ sections, copying }: { sections: readonly TextSectionView[]; copying?: boolean }) {
  const [copied, setCopied] = useState<{ id: string; good: boolean } | null>(null);
  const copy = ({ id, text }: TextSectionView) => {
    const tell = (good: boolean) => () => setCopied({ id, good });
    return navigator.clipboard.writeText(text).then(tell(true), tell(false));
  };
  return (
    <ul className="delar">
      {sections.map((section) => (
        <li key={section.id}>
          <div className="row row--sb">
            <h2>{section.heading}</h2>
            {copying && (
              <Button size="small" aria-label={words.copy(section.heading)} onClick={() => void copy(section)}>
                {copied?.id === section.id && copied.good ? words.copied : words.copyWord}
              </Button>
            )}
          </div>
          <p>{section.text}</p>
          {copied?.id === section.id && !copied.good && <p className="ferr" role="alert">{reports.sending.review.copyFailed}</p>}
        </li>
      ))}
    </ul>
  );
}
