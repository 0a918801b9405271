export function LeftScreen() {
  return null;
}
