import { createEvent, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sessionAnswers } from '../api/fake/session';
import { openDoor, showApp } from '../test/window';
import { concerns } from '../text/sv';

/** Drops something with these types; true when the webview would act on it. */
function drops(target: Element, types: string[]): boolean {
  const over = createEvent.dragOver(target);
  const drop = createEvent.drop(target);
  for (const event of [over, drop]) Object.defineProperty(event, 'dataTransfer', { value: { types, dropEffect: 'copy' } });
  const taken = fireEvent(target, over);
  return fireEvent(target, drop) || taken;
}

describe('What is dropped on the window', () => {
  it('goes nowhere, except text into a field', async () => {
    openDoor(sessionAnswers({ vault: 'open', role: 'mentor' }));
    const { container } = showApp('/oro/ny');
    const field = await screen.findByLabelText(concerns.add.what);
    expect(drops(container, ['text/uri-list', 'text/plain']), 'a link does not take the place of Samsyn').toBe(false);
    expect(drops(container, ['Files']), 'nor does a file').toBe(false);
    expect(drops(container, ['text/html']), 'nor a piece of a page').toBe(false);
    expect(drops(field, ['Files', 'text/plain']), 'not even on a field').toBe(false);
    expect(drops(field, ['text/uri-list', 'text/html']), 'a link without text is no text').toBe(false);
    expect(drops(field, ['text/plain']), 'text goes into a field').toBe(true);
  });
});
