import { useShortcut } from '../parts/shortcuts';
import { frame } from '../text/sv';

/** Regions of the window in their order: navigation, tools, content, panel, action bar. */
const REGIONS = ['.nav', '.top', '.main > .col', '.main > .rail', '.main > .bar'];
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex="0"]';

/** F6 and Shift+F6 go round the regions. */
export function useRegions(): void {
  useShortcut({ keys: 'F6', label: frame.shortcuts.nextRegion, run: () => go(1) });
  useShortcut({ keys: 'Shift+F6', label: frame.shortcuts.previousRegion, run: () => go(-1) });
}

function go(step: 1 | -1): void {
  const regions = REGIONS.map((selector) => document.querySelector<HTMLElement>(selector)).filter((region) => region !== null);
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  // From nowhere F6 starts with the content, where the work is.
  const content = regions.findIndex((region) => region.classList.contains('col'));
  const next = here < 0 ? content : (here + step + regions.length) % regions.length;
  const region = regions[next];
  if (!region) return;
  const target = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((each) => each.offsetParent !== null || each.getClientRects().length > 0);
  const goal = target ?? region;
  if (!target) goal.tabIndex = -1;
  goal.focus();
}
