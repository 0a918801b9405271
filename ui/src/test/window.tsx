// What screen tests share: a window over the fake door, a session, and the accessibility check.
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { type CommandName, setDoor } from '../api/call';
import { onFakeChange } from '../api/fake/changes';
import { dayAnswers } from '../api/fake/day';
import type { Answers } from '../api/fake/door';
import { sessionAnswers } from '../api/fake/session';
import type { PupilRowView, SessionView } from '../api/generated/door';
import { App } from '../app/App';
import { makeClient } from '../app/client';
import { withWholeStyles } from './styles';

/** Every command that went through the door, with its request. */
export interface Asked {
  name: CommandName;
  request: unknown;
}

const pupil = (id: string, label: string, group: string, born: string | null): PupilRowView => ({
  id, label, class: group, born, age: born ? 13 : null, protected: born === null, left: false, receiver: 'Skarpnäck', certainty: 'certain', overlap: 'different', open_case: true,
});
export const PUPILS = [
  pupil('elev-elsa', 'Elsa Vintergren', '7B', '2013-05-14'),
  pupil('elev-elsa-o', 'Elsa Ormvinge', '4A', '2016-02-11'),
  pupil('elev-s014', 'Elev S-014', '', null),
];
const search: Answers['search'] = ({ query }) => ({ pupils: PUPILS.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase())), reports: [] });

/** A door over made-up answers; later ones win. Returns what was asked. */
export function openDoor(...answers: Answers[]): Asked[] {
  const all: Answers = Object.assign({ ...sessionAnswers(), ...dayAnswers(), search }, ...answers);
  const asked: Asked[] = [];
  setDoor({
    call: async (name, json) => {
      const request: unknown = JSON.parse(json);
      asked.push({ name, request });
      const answer = all[name] as ((request: unknown) => unknown) | undefined;
      if (!answer) throw { code: 'command_unknown', params: {} };
      return JSON.stringify(answer(request));
    },
    onChange: onFakeChange,
  });
  return asked;
}

/** The session of a role, as the fake door tells it. */
export function sessionOf(role: string): SessionView {
  const answer = sessionAnswers({ vault: 'open', role }).session;
  if (!answer) throw new Error('the fake door has a session');
  return answer({});
}

/** The person at the keyboard; types without pauses; no style sheet is loaded that could stop a pointer. */
export const user = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });

interface Shown {
  user: typeof user;
  container: HTMLElement;
}

/** Shows one screen or part. */
export function show(content: ReactNode): Shown {
  const { container } = render(
    <QueryClientProvider client={makeClient()}>
      <I18nProvider locale="sv-SE">{content}</I18nProvider>
    </QueryClientProvider>,
  );
  return { user, container };
}

/** Shows the whole window at an address. */
export function showApp(path = '/'): Shown {
  history.replaceState(null, '', path);
  return show(<App />);
}

/** The window at an address over a door that answers in memory; `asked` holds what it asked. */
export function showAt(path: string, answers: Answers): Shown & { asked: Asked[] } {
  const asked = openDoor(answers);
  return { asked, ...showApp(path) };
}

/** Requests of one command, in order. */
export const requestsOf = <T,>(asked: Asked[], name: CommandName): T[] => asked.filter((each) => each.name === name).map(({ request }) => request as T);

/** Faults that axe finds, as short lines. Colours are computed by tools/contrast.mjs, since jsdom draws nothing. */
export async function faults(container: Element = document.body): Promise<string[]> {
  const { violations } = await withWholeStyles(() => axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
