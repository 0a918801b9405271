// What a check of a pupil register or a register file finds, made up.
import type { MappingView, PupilImportPlanView, RegisterCheckView, RegisterKind } from '../generated/door';

export const SHA = '9f2c4e1ab07d5536c18e0f4472d9a6b35e0c7781fa2b64d91c3e8d70a5b6f214';
const COLUMNS = ['Personnr', 'Förnamn', 'Efternamn', 'Klass', 'Gatuadress', 'Postnr', 'Ort', 'Skydd', 'Vårdnadshavare', 'Telefon', 'Kommun'];
const SUGGESTED: MappingView = {
  columns: [['number', 'Personnr'], ['given', 'Förnamn'], ['family', 'Efternamn'], ['class', 'Klass'], ['street', 'Gatuadress'], ['postal_code', 'Postnr'], ['postal_town', 'Ort'], ['protection', 'Skydd'], ['guardian', 'Vårdnadshavare'], ['phone', 'Telefon']],
};

/** A file with "halv" in its name misses most of the school; a service has no columns. */
export function pupilPlan(plan: string, source: string, mapping: MappingView | null): PupilImportPlanView {
  const half = source.includes('halv');
  const live = source.startsWith('https');
  return {
    plan,
    rows: half ? 203 : 612,
    new: 14,
    changed: 23,
    unchanged: half ? 163 : 571,
    gone: half ? 409 : 4,
    protected: 2,
    not_understood: [
      { row: 88, why: 'number_check_digit', detail: '' },
      { row: 131, why: 'number_rounded', detail: '' },
      { row: 402, why: 'duplicate', detail: '397' },
      { row: 517, why: 'date_invalid', detail: 'Skoldatum' },
    ],
    suspicious: half,
    columns: live ? [] : COLUMNS,
    mapping: live ? null : (mapping ?? SUGGESTED),
    sample: [
      { kind: 'changed', label: 'Elsa Vintergren', class: '7B', fields: ['address', 'guardians'] },
      { kind: 'changed', label: '', class: '', fields: ['protection'] },
      { kind: 'gone', label: 'Bo Dalgren', class: '9C', fields: [] },
      { kind: 'new', label: 'Ärla Hedmo', class: '4A', fields: [] },
      { kind: 'new', label: 'Joar Myrsten', class: '4B', fields: [] },
    ],
  };
}

/** A file with "trasig" in its name is broken. */
export function registerCheck(kind: RegisterKind, name: string): RegisterCheckView {
  const broken = name.includes('trasig');
  if (kind === 'areas') {
    return {
      plan: broken ? null : `plan ${name}`,
      kind,
      count: 11,
      valid_from: '2026-11-02',
      faults: broken
        ? [
            { code: 'not_closed', place: 'feature 3, SE-0180-SDN-FARSTA', fatal: true },
            { code: 'unknown_id', place: 'feature 9, SE-0180-SDN-HOTORGET', fatal: true },
            { code: 'gap', place: '59.24013, 18.09125', fatal: true },
          ]
        : [],
      sha256: SHA,
      changes: broken ? 0 : 12,
    };
  }
  return { plan: `plan ${name}`, kind, count: 148_213, valid_from: null, faults: [{ code: 'outside_sweden', place: '1204', fatal: false }, { code: 'street_missing', place: '77310', fatal: false }], sha256: SHA, changes: 0 };
}
