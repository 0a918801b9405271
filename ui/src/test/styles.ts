// What jsdom computes of styles, without its walk through the default style sheet for every question (a fifth of the
// time of the tests). No test loads a style sheet, so the inline style and the kind of element say the same.
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIALOG DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 HEADER HR HTML LEGEND LI MAIN NAV OL OPTION P PRE SEARCH SECTION SUMMARY UL'.split(' '),
);
const UNSEEN = new Set('HEAD SCRIPT STYLE TEMPLATE TITLE META LINK NOSCRIPT DATALIST'.split(' '));
const TABLES: Record<string, string> = { TABLE: 'table', TBODY: 'table-row-group', THEAD: 'table-header-group', TR: 'table-row', TD: 'table-cell', TH: 'table-cell', CAPTION: 'table-caption' };

function display(element: Element): string {
  const { tagName } = element;
  if (UNSEEN.has(tagName) || element.hasAttribute('hidden')) return 'none';
  return TABLES[tagName] ?? (BLOCKS.has(tagName) ? 'block' : ['BUTTON', 'INPUT', 'SELECT', 'TEXTAREA'].includes(tagName) ? 'inline-block' : 'inline');
}

const inline = (element: Element): CSSStyleDeclaration | undefined => (element as Partial<HTMLElement>).style;

/** Visibility goes down to the children. */
function visibility(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const own = at.hasAttribute('style') && inline(at)?.visibility;
    if (own) return own;
  }
  return 'visible';
}

const whole = window.getComputedStyle.bind(window);

function computed(element: Element): CSSStyleDeclaration {
  const style = inline(element);
  if (!style) return whole(element);
  const known: Record<string, () => string> = { display: () => style.display || display(element), visibility: () => visibility(element) };
  const value = (name: string): string => known[name]?.() ?? style.getPropertyValue(name);
  return new Proxy(style, {
    get: (target, key) => {
      if (key === 'getPropertyValue') return value;
      if (typeof key === 'string' && key in known) return value(key);
      const own: unknown = Reflect.get(target, key, target);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

/** Pseudo-elements have no content without style sheets. */
const nothing = whole(document.createElement('span'));
window.getComputedStyle = (element, pseudo) => (pseudo ? nothing : computed(element));

/** The full computation, for axe: it asks for more than a test does. */
export async function withWholeStyles<T>(run: () => Promise<T>): Promise<T> {
  const light = window.getComputedStyle;
  window.getComputedStyle = whole;
  try {
    return await run();
  } finally {
    window.getComputedStyle = light;
  }
}
