import axe from 'axe-core';

/** Faults that axe-core finds in what is on the page, as "rule: selector". Contrast needs a real browser (tools/contrast.mjs). */
export async function axeFaults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
