// The door without the program: everything in memory, everybody made up. Each file of this folder answers its own commands.
import type { CommandName, Door, RequestOf, ViewOf } from '../call';
import { onFakeChange } from './changes';
import { dayAnswers } from './day';
import { pupilAnswers } from './pupils';
import { reportAnswers } from './reports';
import { sessionAnswers } from './session';
import { settingsAnswers } from './settings';
import { sharingAnswers } from './sharing';
import { staffAnswers } from './staff';

/** Answers of some commands. A thrown `CallError` is what the door would say. */
export type Answers = { [K in CommandName]?: (request: RequestOf<K>) => ViewOf<K> };

/** A fresh fake: its state lives as long as the page. */
export function makeDoor(): Door {
  const answers: Answers = { ...sessionAnswers(), ...dayAnswers(), ...pupilAnswers(), ...reportAnswers(), ...settingsAnswers(), ...sharingAnswers(), ...staffAnswers() };
  return {
    call: async (name, json) => {
      const answer = answers[name] as ((request: unknown) => unknown) | undefined;
      if (!answer) throw { code: 'command_unknown', params: { name } };
      return JSON.stringify(answer(JSON.parse(json)));
    },
    onChange: onFakeChange,
  };
}
