import { useState } from 'react';
import type { AffirmedCondition, ShareChannel, ShareDecisionView, ShareQuestion, ShareReceiverView } from '../../api/generated/door';

export interface Sharing {
  receiver: ShareReceiverView | null;
  receiverName: string;
  items: readonly string[];
  purpose: string;
  facts: Readonly<Record<string, string>>;
  /** Reasons of affirmed conditions by code; a condition that is not there is not affirmed. */
  affirmed: Readonly<Record<string, string>>;
  masks: readonly string[];
  record: Readonly<Record<string, string>>;
  channel: ShareChannel;
}

const EMPTY: Sharing = { receiver: null, receiverName: '', items: [], purpose: '', facts: {}, affirmed: {}, masks: [], record: {}, channel: 'pdf' };

export type Put = (part: Partial<Sharing>) => void;

export function useSharing(): [Sharing, Put, () => void] {
  const [sharing, set] = useState(EMPTY);
  return [sharing, (part) => set((now) => ({ ...now, ...part })), () => set(EMPTY)];
}

/** The question, when there is one to ask. */
export function questionOf(pupil: string, { receiver, receiverName, items, purpose, facts }: Sharing): ShareQuestion | null {
  if (!receiver || items.length === 0 || purpose === '') return null;
  const receiver_name = receiver.name || receiverName;
  return { pupil, receiver_kind: receiver.kind, receiver: receiver.id, receiver_name, items: [...items], purpose, facts: { ...facts } };
}

/** Conditions with a reason, of those that the decision asks about. */
export function affirmedOf(decision: ShareDecisionView, { affirmed }: Sharing): AffirmedCondition[] {
  return decision.conditions.flatMap(({ code }) => (affirmed[code]?.trim() ? [{ code, reason: affirmed[code] }] : []));
}

/** A list with one more or one less. */
export const toggled = (list: readonly string[], each: string, on: boolean): string[] => [...list.filter((other) => other !== each), ...(on ? [each] : [])];
