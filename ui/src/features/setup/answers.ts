import type { PlaceView } from '../../api/generated/door';
import { setup } from '../../text/sv';

/** What the first run asks about the school and the person. */
export interface SchoolAnswers {
  demonstration: boolean;
  school: string;
  municipality: PlaceView | null;
  stadsdel: PlaceView | null;
  huvudman: string;
  user: string;
  role: string;
}

export const NO_ANSWERS: SchoolAnswers = { demonstration: false, school: '', municipality: null, stadsdel: null, huvudman: 'kommunal', user: '', role: '' };

/** The made-up school is ready; only the person is asked for. */
export function demonstrationAnswers(): SchoolAnswers {
  const municipality = { municipality: '0180', name: setup.demonstrationMunicipality, stadsdel: null };
  return { ...NO_ANSWERS, demonstration: true, school: setup.demonstrationSchool, municipality, role: 'kurator' };
}

export type Missing = keyof typeof setup.school.missing;

/** What is still to be filled in, in the order of the form. */
export function missing(answers: SchoolAnswers): Missing[] {
  const empty: Record<Missing, boolean> = {
    school: !answers.school.trim(),
    municipality: answers.municipality === null,
    user: !answers.user.trim(),
    role: !answers.role,
  };
  return (Object.keys(empty) as Missing[]).filter((field) => empty[field]);
}
