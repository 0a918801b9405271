export function SettingsScreen(_: { tab: string | undefined }) {
  return null;
}
