// House rules of the window that the compiler does not know.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(process.cwd(), 'src');

const FILES = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const PRODUCT = FILES.filter((file) => !/\.test\.tsx?$|^test\/|^api\/(fake|generated)\//.test(file));

const read = (file: string): string => readFileSync(join(SRC, file), 'utf8');
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
const importsOf = (file: string): string[] => [...read(file).matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, from]) => from ?? '');
const layerOf = (file: string): string => file.split('/')[0] ?? '';
/** The file or folder an import means, from src. */
const target = (file: string, from: string): string => (from.startsWith('.') ? join(file, '..', from).replaceAll('\\', '/') : from);

describe('layers of the window', () => {
  it('keeps Tauri behind src/api', () => {
    const wrong = FILES.filter((file) => layerOf(file) !== 'api' && importsOf(file).some((from) => from.startsWith('@tauri-apps')));
    expect(wrong, 'one place knows the program; tests and screens see a door').toEqual([]);
  });

  it('lets parts know nothing of features, and features nothing of each other or of the frame', () => {
    const wrong = PRODUCT.flatMap((file) =>
      importsOf(file)
        .map((from) => target(file, from))
        .filter((to) => {
          if (layerOf(file) === 'parts') return ['features', 'app'].includes(layerOf(to));
          if (layerOf(file) !== 'features') return false;
          return layerOf(to) === 'app' || (layerOf(to) === 'features' && to.split('/')[1] !== file.split('/')[1]);
        })
        .map((to) => `${file} → ${to}`),
    );
    expect(wrong, 'parts, then features, then app').toEqual([]);
  });

  it('has every Swedish sentence in src/text', () => {
    const wrong = PRODUCT.filter((file) => layerOf(file) !== 'text').filter((file) => /[åäöÅÄÖ]/.test(withoutComments(read(file))));
    expect(wrong, 'words are corrected in one place').toEqual([]);
  });

  it('has no markup in the sentences', () => {
    const wrong = FILES.filter((file) => layerOf(file) === 'text').filter((file) => /<\w+>/.test(withoutComments(read(file)).replaceAll(/Record<[^>]*>|readonly [^;=]*/g, '')));
    expect(wrong, 'a sentence is text, the screen draws').toEqual([]);
  });
});
