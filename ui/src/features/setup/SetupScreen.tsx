import type { AppStatusView } from '../../api/generated/door';

export function SetupScreen(_: { status: AppStatusView }) {
  return null;
}
