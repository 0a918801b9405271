// The staff of the made-up school.
import { CallError } from '../call';
import type { StaffRowView } from '../generated/door';
import { tellChange } from './changes';
import type { Answers } from './door';

const member = (id: string, name: string, role: string, custodian_of: string[] = [], active = true): StaffRowView => ({ id, name, role, phone: active ? '070-1740631' : '', custodian_of, active });

/** Who belongs to a closed branch, as the core has it. */
const BRANCH: Record<string, string[]> = { emi: ['skolskoterska', 'skollakare'], epi: ['kurator', 'skolpsykolog', 'specialpedagog'] };

export function staffAnswers(): Answers {
  const rows = [
    member('5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001', 'Hanna Granvret', 'kurator', ['epi']),
    member('anv-leyla', 'Leyla Stensjö', 'skolskoterska', ['emi']),
    member('anv-jonas', 'Jonas Ekmarker', 'rektor', ['elevstod', 'anmalan']),
    member('anv-karin', 'Karin Tallvik', 'mentor'),
    member('anv-tore', 'Tore Åsvik', 'larare', [], false),
  ];
  const view = () => ({ rows: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')) });
  return {
    staff_list: view,
    staff_put: ({ id, ...rest }) => {
      const wrong = rest.custodian_of.some((domain) => BRANCH[domain]?.includes(rest.role) === false);
      if (wrong) throw new CallError('input_invalid', { field: 'custodian_of' });
      const known = rows.find((each) => each.id === id);
      if (known) Object.assign(known, rest);
      else rows.push({ id: crypto.randomUUID(), ...rest });
      tellChange('settings');
      return view();
    },
  };
}
