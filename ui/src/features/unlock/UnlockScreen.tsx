import type { AppStatusView } from '../../api/generated/door';

export function UnlockScreen(_: { status: AppStatusView }) {
  return null;
}
