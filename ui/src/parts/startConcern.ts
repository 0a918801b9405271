// Opens the form of Ny oro, with a pupil already chosen where one was. The pupil goes by memory and never by the address.
import type { PupilRowView } from '../api/generated/door';

let chosen: { draft: string; pupil: PupilRowView } | undefined;

/** The form keeps its text under this draft, also across a lock. */
export const concernPath = (draft: string): string => `/oro/ny?utkast=${draft}`;

export function startConcern(navigate: (to: string) => void, pupil?: PupilRowView): void {
  const draft = crypto.randomUUID();
  chosen = pupil && { draft, pupil };
  navigate(concernPath(draft));
}

/** After a lock no name stays in memory. */
export const forgetChosen = (): void => {
  chosen = undefined;
};

/** The pupil that was chosen for this draft before the form opened. */
export function pupilChosenFor(draft: string): PupilRowView | null {
  return chosen?.draft === draft ? chosen.pupil : null;
}
