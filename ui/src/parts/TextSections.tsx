import { useState } from 'react';
import type { TextSectionView } from '../api/generated/door';
import { copying as words } from '../text/sv';
import { Button } from './Button';
import { copyText } from './clipboard';

/** Sections to read, and where wanted to copy one by one. What is copied leaves the clipboard with Dölj and the lock. */
export function TextSections({ sections, copying }: { sections: readonly TextSectionView[]; copying?: boolean }) {
  const [copied, setCopied] = useState<{ id: string; good: boolean } | null>(null);
  const copy = ({ id, text }: TextSectionView) => {
    const tell = (good: boolean) => () => setCopied({ id, good });
    return copyText(text).then(tell(true), tell(false));
  };
  return (
    <>
      <ul className="delar">
        {sections.map((section) => (
          <li key={section.id}>
            <div className="row row--sb">
              <h2>{section.heading}</h2>
              {copying && (
                <Button size="small" aria-label={words.copyOf(section.heading)} onClick={() => void copy(section)}>
                  {copied?.id === section.id && copied.good ? words.copied : words.copy}
                </Button>
              )}
            </div>
            <p>{section.text}</p>
            {copied?.id === section.id && !copied.good && <p className="ferr" role="alert">{words.failed}</p>}
          </li>
        ))}
      </ul>
      <span className="vh" role="status">{copied?.good && words.copied}</span>
    </>
  );
}
