// Vault and person, made up. In the browser the address chooses the state:
// `?vault=missing|locked|open&role=mentor&keychain=missing&policy=keyring_or_passphrase&fault=vault_in_use&school=empty`.
import { CallError } from '../call';
import type { AppStatusView, ClockState, Code, KeychainState, KeyPolicy, LockCause, SessionView, VaultState } from '../generated/door';
import { tellChange } from './changes';
import type { Answers } from './door';

const parameters = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);

const NAMES: Record<string, string> = { mentor: 'Karin Tallvik', rektor: 'Jonas Ekmarker', huvudman: 'Berit Almkvist' };
const TEAM = ['ny_oro', 'idag', 'elever', 'orosanmalningar', 'logg', 'installningar'];
const SCREENS: Record<string, string[]> = {
  mentor: ['ny_oro', 'lamnad_oro', 'orosanmalningar'],
  larare: ['ny_oro', 'lamnad_oro', 'orosanmalningar'],
  huvudman: ['installningar'],
};

export interface FakeSession {
  vault: VaultState;
  keychain: KeychainState;
  policy: KeyPolicy | null;
  role: string;
  name: string;
  school: string;
  idleMinutes: number;
  /** Thrown by the next try to open. */
  fault: Code | null;
  socialjour: AppStatusView['socialjour'];
  trouble: AppStatusView['trouble'];
  losses: SessionView['losses'];
  clock: ClockState;
  now: string;
  lockedBy: LockCause | null;
  waitingTexts: number;
}

export const PASSPHRASE = 'korrekt häst batteri klammer';
const KEY = ['4K7M', '9XWD', 'H3RF', 'M6VC', 'B2NY', 'T7GS', 'D5KZ', 'R8PA', '2EQ6'];

function fromAddress(): FakeSession {
  const role = parameters.get('role') ?? 'kurator';
  return {
    vault: (parameters.get('vault') as VaultState | null) ?? 'open',
    keychain: (parameters.get('keychain') as KeychainState | null) ?? 'ready',
    policy: (parameters.get('policy') as KeyPolicy | null) ?? 'keyring_or_passphrase',
    role,
    name: NAMES[role] ?? 'Hanna Granvret',
    school: 'Ängsvaktarskolan',
    idleMinutes: role === 'mentor' ? 5 : 10,
    fault: parameters.get('fault') as Code | null,
    trouble: parameters.get('trouble') as AppStatusView['trouble'],
    losses: [],
    clock: (parameters.get('clock') as ClockState | null) ?? 'steady',
    now: new Date().toISOString(),
    socialjour: parameters.has('socialjour') ? { number: '070-1740612', checked_on: '2026-10-12', checked_by: 'Hanna Granvret' } : null,
    lockedBy: parameters.get('locked_by') as LockCause | null,
    waitingTexts: Number(parameters.get('waiting') ?? 0),
  };
}

export function sessionAnswers(overrides: Partial<FakeSession> = {}): Answers {
  const state: FakeSession = { ...fromAddress(), ...overrides };
  const user = () => ({ id: '5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001', name: state.name, role: state.role });

  function session(): SessionView {
    if (state.vault !== 'open') throw new CallError('vault_locked');
    return {
      user: user(),
      school: state.school,
      huvudman: 'kommunal',
      preventive: { id: 'SE-0180-SDN-FARSTA', name: 'Farsta stadsdelsnämnd', short: 'Farsta' },
      idle_minutes: state.idleMinutes,
      screens: SCREENS[state.role] ?? TEAM,
      demonstration: parameters.has('demo'),
      losses: state.losses,
      clock: state.clock,
      now: state.now,
    };
  }

  function open(passphrase: string | null): SessionView {
    if (state.fault) throw new CallError(state.fault, state.fault === 'vault_damaged' ? { file: 'samsyn-2026-11-24.skadad' } : {});
    if (passphrase === null && state.keychain !== 'ready') throw new CallError(`keychain_${state.keychain}`);
    if (passphrase !== null && passphrase !== PASSPHRASE) throw new CallError('passphrase_wrong');
    state.vault = 'open';
    tellChange('lock');
    return session();
  }

  const status = (): AppStatusView => ({
    vault: state.vault,
    trouble: state.trouble,
    keychain: state.keychain,
    policy: state.vault === 'missing' ? null : state.policy,
    school: state.vault === 'missing' ? null : state.school,
    user: state.vault === 'missing' ? null : user(),
    vault_dir: '/home/hanna/.local/share/samsyn',
    now: new Date().toISOString(),
    version: '0.1.0',
    socialjour: state.socialjour,
    locked_by: state.lockedBy,
    waiting_texts: state.waitingTexts,
  });

  return {
    app_status: status,
    clock_confirm: () => {
      state.clock = 'steady';
      tellChange('settings');
      return session();
    },
    activity: () => ({}),
    vault_create: (request) => {
      if (request.passphrase.length < 16) throw new CallError('passphrase_weak');
      if (request.policy !== 'passphrase' && state.keychain !== 'ready') throw new CallError(`keychain_${state.keychain}`);
      Object.assign(state, { vault: 'open', policy: request.policy, school: request.school, name: request.user, role: request.role });
      tellChange('lock');
      return { groups: KEY, issued: '2026-11-24' };
    },
    vault_unlock: (request) => open(request.passphrase),
    vault_recover: (request) => {
      const groups = request.recovery_key.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
      if (groups !== KEY.join('')) throw new CallError('recovery_key_wrong', groups.length > 8 ? { group: '3' } : {});
      if (request.passphrase.length < 16) throw new CallError('passphrase_weak');
      return open(PASSPHRASE);
    },
    vault_copies: () => ({ copies: state.vault === 'missing' ? [] : [{ file: '/home/hanna/Samsyn/samsyn-20261120-150000.samsyn-backup', made_at: '2026-11-20T14:00:00Z', size_bytes: 812345 }] }),
    vault_restore: ({ secret, replace }) => {
      if (secret !== PASSPHRASE) throw new CallError('passphrase_wrong');
      if (state.vault === 'locked' && state.trouble === null && !replace) throw new CallError('vault_exists');
      Object.assign(state, { vault: 'locked', trouble: null });
      return { kept: null, made_at: '2026-11-20T14:00:00Z' };
    },
    vault_restore_keys: ({ secret }) => {
      if (secret !== PASSPHRASE) throw new CallError('passphrase_wrong');
      state.trouble = null;
      return {};
    },
    vault_set_aside: () => {
      Object.assign(state, { vault: 'missing', trouble: null });
      return status();
    },
    losses_seen: () => {
      state.losses = [];
      tellChange('settings');
      return session();
    },
    vault_lock: () => {
      state.vault = 'locked';
      state.lockedBy = 'person';
      tellChange('lock');
      return {};
    },
    session,
    place_search: ({ query }) => ({ places: PLACES.filter(({ name }) => name.toLowerCase().startsWith(query.trim().toLowerCase())) }),
  };
}

const PLACES = [
  { municipality: '0180', name: 'Stockholm', stadsdel: null },
  { municipality: '0126', name: 'Huddinge', stadsdel: null },
  { municipality: '0184', name: 'Solna', stadsdel: null },
  ...['Farsta', 'Skarpnäck', 'Spånga', 'Sköndal'].map((name) => ({ municipality: '0180', name, stadsdel: name })),
];
