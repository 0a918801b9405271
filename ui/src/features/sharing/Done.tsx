import type { ShareChannel, ShareDoneView } from '../../api/generated/door';
import { Button, LinkButton } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Screen } from '../../parts/Screen';
import { TextSections } from '../../parts/TextSections';
import { sharing } from '../../text/sv';

const words = sharing.done;

interface DoneProps {
  done: ShareDoneView;
  channel: ShareChannel;
  label: string;
  pupilPath: string;
  onAgain: () => void;
}

/** It is logged; here is what goes. */
export function Done({ done, channel, label, pupilPath, onAgain }: DoneProps) {
  const disclosed = done.result === 'disclosed';
  return (
    <Screen
      title={sharing.title}
      lead={sharing.lead(label)}
      beside={<LinkButton kind="quiet" icon="left" to={pupilPath}>{sharing.back}</LinkButton>}
    >
      <div className="stack-4">
        <Notice tone="good" role="status" title={disclosed ? words.disclosed : words.refused}>
          {done.file && done.folder && words.file(done.file, done.folder)}
        </Notice>
        {disclosed && !done.file && (
          <section>
            <p className="note">{channel === 'oral' ? words.oralHint : words.copyHint}</p>
            <TextSections sections={done.sections} copying={channel === 'copy'} />
          </section>
        )}
        <p className="row">
          <LinkButton to="/logg">{words.log}</LinkButton>
          <Button onClick={onAgain}>{words.another}</Button>
        </p>
      </div>
    </Screen>
  );
}
