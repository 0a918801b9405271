import { Button } from '../../parts/Button';
import { setup } from '../../text/sv';

/** The made-up school first: nobody should learn on a real child. */
export function ChooseKind({ onChoose, onRestore }: { onChoose: (demonstration: boolean) => void; onRestore: () => void }) {
  const text = setup.choice;
  return (
    <div className="stack-4">
      <div>
        <h1>{setup.title}</h1>
        <p className="lead">{setup.lead}</p>
      </div>
      <div>
        <Button kind="main" size="large" wide autoFocus onClick={() => onChoose(true)}>{text.demonstration}</Button>
        <p className="note mt2">{text.demonstrationText}</p>
      </div>
      <div>
        <Button size="large" wide onClick={() => onChoose(false)}>{text.own}</Button>
        <p className="note mt2">{text.ownText}</p>
      </div>
      <div>
        <Button size="large" wide onClick={onRestore}>{text.backup}</Button>
        <p className="note mt2">{text.backupText}</p>
      </div>
    </div>
  );
}
