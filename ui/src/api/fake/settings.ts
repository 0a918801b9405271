// Settings, imports and registers, made up.
import { CallError } from '../call';
import type { ContactRowView, MappingView, RegisterKind, RegisterView, SettingsView, UploadView } from '../generated/door';
import { tellChange } from './changes';
import type { Answers } from './door';
import { cancelJob, job, startJob } from './jobs';
import { pupilPlan, registerCheck, SHA } from './plans';
import { phones, RECEIVERS, SCHOOL, sdkAddresses } from './receivers';
import { PASSPHRASE } from './session';

const AREAS: RegisterView = { kind: 'areas', name: 'stadsdelsnamnder-2026-11-02.geojson', count: 11, valid_from: '2026-11-02', imported_at: '2026-11-03T07:12:00Z', sha256: SHA };
const PUPILS = [401, 73, 62, 38, 0, 0, 0, 38, 0];

const contacts = (): ContactRowView[] =>
  RECEIVERS.map((receiver, index) => ({ receiver, phone: phones.get(receiver.id) ?? null, sdk_address: sdkAddresses.get(receiver.id) ?? '', pupils: PUPILS[index] ?? 0 })).filter(({ pupils }) => pupils > 0);

const told = () => tellChange('settings');

function prove(proof: string | null | undefined): void {
  if (proof !== PASSPHRASE) throw new CallError('passphrase_wrong');
}

/** Parts of the settings, for the states that a test wants. */
export function settingsAnswers(overrides: Partial<SettingsView> = {}): Answers {
  const files = new Map<string, UploadView>();
  const sources = new Map<string, { source: string; mapping: MappingView | null }>();
  const checked = new Map<string, { kind: RegisterKind; name: string }>();
  const kept: SettingsView = {
    school: 'Ängsvaktarskolan',
    municipality: '0180',
    stadsdel: 'Farsta',
    point: null,
    huvudman: 'kommunal',
    preventive: SCHOOL,
    user: { id: '5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001', name: 'Hanna Granvret', role: 'kurator' },
    user_phone: '070-174 06 50',
    idle_minutes: 10,
    export_folder: '/home/hanna/Dokument/Samsyn',
    vault_dir: '/home/hanna/.local/share/samsyn',
    policy: 'keyring_or_passphrase',
    policy_decided: null,
    keychain: 'ready',
    recovery_issued: '2026-08-17',
    district_register: '2026-11-02',
    law_register: '2026-11-20',
    warnings: [],
    registers: [AREAS],
    last_import: '2026-11-03T07:20:00Z',
    contacts: [],
    last_backup: '2026-11-23T17:00:00Z',
    moved_aside: [],
    losses: [],
    ...overrides,
  };
  const view = (): SettingsView => ({ ...kept, contacts: contacts() });
  const check = (source: string, mapping: MappingView | null) => {
    const fault = source.includes('utan-klass') ? { code: 'column_missing' as const, params: { column: 'Klass' } } : null;
    const started = startJob(612, () => undefined, fault);
    sources.set(started.job, { source, mapping });
    return started;
  };
  return {
    settings: view,
    settings_set: (request) => {
      const { proof, ...rest } = request;
      if (rest.export_folder !== undefined) prove(proof);
      if (rest.export_folder?.startsWith('/root')) throw new CallError('folder_not_writable');
      Object.assign(kept, rest);
      told();
      return view();
    },
    upload: ({ name, base64 }) => {
      const upload = { file: crypto.randomUUID(), name, size_bytes: Math.floor(base64.length * 0.75), sha256: SHA };
      files.set(upload.file, upload);
      return upload;
    },
    pupil_import_check: (request) => check(request.files.map((id) => files.get(id)?.name ?? '').join(' '), request.mapping),
    pupil_import_live: ({ url }) => check(url, null),
    pupil_import_plan: (request) => {
      const { source, mapping } = sources.get(request.job) ?? { source: '', mapping: null };
      return pupilPlan(request.job, source, mapping);
    },
    pupil_import_apply: ({ plan, confirm }) => {
      const of = sources.get(plan);
      if (!of) throw new CallError('plan_gone');
      if (of.source.includes('halv') && !confirm) throw new CallError('confirm_needed');
      return startJob(41, () => {
        kept.last_import = new Date().toISOString();
        tellChange('pupils');
      });
    },
    register_check: ({ kind, file }) => {
      const upload = files.get(file);
      if (!upload) throw new CallError('file_gone');
      const found = registerCheck(kind, upload.name);
      if (found.plan) checked.set(found.plan, { kind, name: upload.name });
      return found;
    },
    register_apply: ({ plan }) => {
      const of = checked.get(plan);
      if (!of) throw new CallError('plan_gone');
      const register: RegisterView = { ...of, count: of.kind === 'areas' ? 11 : 148_213, valid_from: of.kind === 'areas' ? '2026-11-02' : null, imported_at: new Date().toISOString(), sha256: SHA };
      kept.registers = [...kept.registers.filter(({ kind }) => kind !== of.kind), register];
      tellChange('registers');
      return register;
    },
    contact_set: ({ receiver, phone, sdk_address, checked_on }) => {
      if (/[^\d +()-]/.test(phone)) throw new CallError('input_invalid', { field: 'phone' });
      if (phone) phones.set(receiver, { number: phone, checked_on, checked_by: kept.user.name });
      else phones.delete(receiver);
      sdkAddresses.set(receiver, sdk_address);
      told();
      return {};
    },
    job,
    job_cancel: cancelJob,
    passphrase_change: (request) => {
      if (request.old !== PASSPHRASE) throw new CallError('passphrase_wrong');
      if (request.new.length < 16) throw new CallError('passphrase_weak');
      kept.policy = request.policy ?? kept.policy;
      told();
      return {};
    },
    recovery_key_replace: ({ proof }) => {
      prove(proof);
      kept.recovery_issued = '2026-11-24';
      told();
      return { groups: ['4K7M', '9XWD', 'H3RF', 'M6VC', 'B2NY', 'T7GS', 'D5KZ', 'R8PA', '2EQ6'], issued: '2026-11-24' };
    },
    vault_rekey: ({ proof, passphrase }) => {
      prove(proof);
      if (passphrase.length < 16) throw new CallError('passphrase_weak');
      return startJob(850, told);
    },
    vault_rekey_paper: () => ({ groups: ['7T2K', '9XWD', 'H3RF', 'M6VC', 'B2NY', 'T7GS', 'D5KZ', 'R8PA', '2EQ6'], issued: '2026-11-24' }),
    backup: ({ proof, file, overwrite }) => {
      prove(proof);
      if (file?.endsWith('finns') && !overwrite) throw new CallError('file_exists');
      kept.last_backup = new Date().toISOString();
      told();
      return { file: file ?? `${kept.export_folder}/samsyn-20261124-140200.samsyn-backup`, size_bytes: 3_482_112, sha256: SHA, events: 1284, at: kept.last_backup };
    },
    vault_verify: () => ({ events: 1284, digest: SHA, same: true, faults: [] }),
  };
}
