import type { InformedPerson, ReportView } from '../../api/generated/door';
import { reports } from '../../text/sv';

/** A person as the form and the paper name it: the child, or a guardian by number when the register tells no name. */
export function personName(person: InformedPerson | null, report: ReportView): string {
  if (person === 'child' || person === null) return report.pupil_given || report.pupil_label;
  const number = Number(person.split(':')[1]);
  return report.guardians.find((guardian) => guardian.number === number)?.name || reports.informed.guardianNumber(number);
}
