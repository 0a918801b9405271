// Sentences of texts that are copied a part at a time.
export const copy = 'Kopiera';
export const copyOf = (heading: string) => `Kopiera ${heading}`;
export const copied = 'Kopierat';
export const failed = 'Det gick inte att kopiera. Markera texten och kopiera den själv.';
