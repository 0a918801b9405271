import { useId, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { common, frame } from '../text/sv';
import { Icon } from '../parts/Icon';
import { Keys } from '../parts/keys';
import { useInSight, useListbox } from '../parts/listbox';
import { type Act, type Group, useActs } from './acts';

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  /** Commands of the frame, in order. */
  commands: Act[];
  /** The role may open the pages of pupils and reports. */
  pages: { pupils: boolean; reports: boolean };
}

/** Ctrl+K: pupils, reports and commands by what is typed. */
export function Palette({ open, onClose, commands, pages }: PaletteProps) {
  return (
    <ModalOverlay className="scrim scrim--top" isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable>
      <Modal className="pal__m">
        <AriaDialog className="dlg pal" aria-label={frame.palette.label}>
          <Finder {...{ commands, pages, onClose }} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ commands, pages, onClose }: Omit<PaletteProps, 'open'>) {
  const list = useId();
  const [query, setQuery] = useState('');
  const groups = useActs(query, commands, pages);
  const acts = groups.flatMap((group) => group.acts);
  const { active, setActive, move } = useListbox(acts.length, query);
  const current = acts[active];
  const idOf = (act: Act) => `${list}-${act.id}`;
  useInSight(current && idOf(current));
  const run = (act: Act) => {
    // The dialog goes first: it gives focus back, and the act may move it on.
    onClose();
    setTimeout(act.run);
  };
  const press = (event: React.KeyboardEvent) => {
    if (move(event) || event.key !== 'Enter' || !current) return;
    event.preventDefault();
    run(current);
  };
  return (
    <>
      <div className="pal__q">
        <Icon name="search" />
        <input
          className="in"
          role="combobox"
          aria-label={frame.top.search}
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current && idOf(current)}
          placeholder={frame.palette.placeholder}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={press}
        />
        <Keys keys="Escape" />
      </div>
      {acts.length === 0 && <p className="pal__none">{frame.palette.none}</p>}
      <div id={list} role="listbox" aria-label={frame.palette.hits} className="pal__l" hidden={acts.length === 0}>
        {groups.map((group) => (
          <Options key={group.title} {...{ group, current, idOf, run }} onPoint={(act) => setActive(acts.indexOf(act))} />
        ))}
      </div>
      <p className="vh" role="status">{query && common.hits(acts.length)}</p>
      <p className="pal__f meta">
        <span><Keys keys="ArrowUp" /> <Keys keys="ArrowDown" /> {frame.palette.choose}</span>
        <span><Keys keys="Enter" /> {frame.palette.open}</span>
        <span className="push">{frame.palette.scope}</span>
      </p>
    </>
  );
}

interface OptionsProps {
  group: Group;
  current: Act | undefined;
  idOf: (act: Act) => string;
  run: (act: Act) => void;
  onPoint: (act: Act) => void;
}

function Options({ group, current, idOf, run, onPoint }: OptionsProps) {
  const heading = useId();
  return (
    <div role="group" aria-labelledby={heading}>
      <div id={heading} role="presentation" className="pal__h">{group.title}</div>
      {group.acts.map((act) => (
        // The keyboard stays in the field (aria-activedescendant).
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={act.id}
          id={idOf(act)}
          role="option"
          aria-selected={act === current}
          tabIndex={-1}
          onPointerMove={() => act !== current && onPoint(act)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(act)}
        >
          <Icon name={act.icon} />
          <span>{act.label} {act.detail && <span className="muted">{act.detail}</span>}</span>
          {act.keys && <Keys keys={act.keys} />}
        </div>
      ))}
    </div>
  );
}
