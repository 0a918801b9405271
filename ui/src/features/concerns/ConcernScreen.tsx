export function ConcernScreen(_: { id: string }) {
  return null;
}
