// Computes the WCAG 2.2 contrast of every pair the design uses, light and dark, from the tokens themselves.
// Fails below 4.5 for text and 3 for parts, and when the two dark blocks differ.
import { readFileSync } from 'node:fs';

const TEXT = 4.5;
const PART = 3;
const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');

/** Colour tokens of the block that follows a selector. */
function tokensOf(selector) {
  const start = css.indexOf('{', css.indexOf(selector));
  const end = css.indexOf('}', start);
  if (start < 0) throw new Error(`${selector} is not in tokens.css`);
  return Object.fromEntries([...css.slice(start, end).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, hex]) => [name, hex]));
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['surface', 'canvas', 'sunken', 'hover'];
const DOMAINS = ['emi', 'epi', 'skola', 'anmalan'];
const STATES = ['utkast', 'skickad', 'levererad', 'kvitterad', 'beslut'].map((state) => `st-${state}`);
const URGENCIES = ['sen', 'idag', 'snart'];

/** Foreground, grounds, limit: what stands on what in the styles. */
const PAIRS = [
  ...['ink', 'ink-2', 'ink-3', 'accent'].map((text) => [text, [...GROUNDS, 'accent-soft'], TEXT]),
  ['on-accent', ['accent', 'accent-hover'], TEXT],
  ...DOMAINS.map((domain) => [domain, ['surface', 'canvas', 'sunken', `${domain}-soft`], TEXT]),
  ...STATES.map((state) => [state, ['surface', 'canvas', `${state}-soft`], TEXT]),
  ...URGENCIES.map((urgency) => [urgency, ['surface', 'canvas', 'sunken', `${urgency}-soft`], TEXT]),
  ['on-sen', ['sen'], TEXT],
  ['ink', [...DOMAINS.map((domain) => `${domain}-soft`), 'sen-soft', 'idag-soft', 'ins-soft', 'del-soft'], TEXT],
  ['ink-2', [...DOMAINS.map((domain) => `${domain}-soft`), 'sen-soft', 'idag-soft'], TEXT],
  ['line-ui', GROUNDS, PART],
  ['focus', [...GROUNDS, 'accent-soft', 'sen-soft', 'idag-soft'], PART],
];

const light = tokensOf(':root {');
const chosen = tokensOf(':root[data-theme="mork"]');
const themes = { light, dark: { ...light, ...chosen } };
const faults = [];
if (JSON.stringify(tokensOf(':root:not([data-theme="ljus"])')) !== JSON.stringify(chosen)) faults.push('the two dark blocks differ');

const lowest = {};
for (const [theme, tokens] of Object.entries(themes)) {
  for (const [text, grounds, limit] of PAIRS) {
    for (const ground of grounds) {
      if (!tokens[text] || !tokens[ground]) {
        faults.push(`${theme}: --${text} or --${ground} is missing`);
        continue;
      }
      const found = ratio(tokens[text], tokens[ground]);
      const kind = `${theme}, ${limit === TEXT ? 'text' : 'parts'}`;
      if (!lowest[kind] || found < lowest[kind].found) lowest[kind] = { found, pair: `--${text} on --${ground}` };
      if (found < limit) faults.push(`${theme}: --${text} on --${ground} is ${found.toFixed(2)}, needs ${limit}`);
    }
  }
}

for (const [kind, { found, pair }] of Object.entries(lowest)) console.log(`lowest ${kind}: ${found.toFixed(2)} (${pair})`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
