// Settings, imports and registers, made up.
import type { Answers } from './door';

export function settingsAnswers(): Answers {
  return {};
}
