// Text whose save failed, by draft: a form that leaves the document (Dölj, another screen) finds it again.
const kept = new Map<string, string>();

/** Saves and keeps the text until that has succeeded. */
export async function keepUntilSaved<T>(id: string, body: string, save: () => Promise<T>): Promise<T> {
  kept.set(id, body);
  const saved = await save();
  if (kept.get(id) === body) kept.delete(id);
  return saved;
}

export const unsavedBody = (id: string): string | undefined => kept.get(id);
export const forgetUnsaved = (id?: string): void => (id === undefined ? kept.clear() : void kept.delete(id));
