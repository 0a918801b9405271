// Which words only one of two versions has.
export interface Piece {
  text: string;
  own: boolean;
}

/** Above this many word pairs the texts are taken as wholly different: the table would be large. */
const PAIRS_MAX = 400_000;

/** The text of `a` in pieces, each either shared with `b` or only here. */
export function ownPieces(a: string, b: string): Piece[] {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length * right.length > PAIRS_MAX) return a ? [{ text: a, own: true }] : [];
  const shared = longestShared(left, right);
  const pieces: Piece[] = [];
  for (const [at, text] of left.entries()) {
    const own = !shared.has(at);
    const last = pieces.at(-1);
    if (last && last.own === own) last.text += text;
    else pieces.push({ text, own });
  }
  return pieces;
}

/** Words with the space after them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

/** Places in `left` of its longest common subsequence with `right`. */
function longestShared(left: string[], right: string[]): Set<number> {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const equal = (i: number, j: number): boolean => left[i]?.trim() === right[j]?.trim();
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const shared = new Set<number>();
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (equal(i, j)) {
      shared.add(i);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return shared;
}
