// Pupils, their cases and search, made up.
import { CallError } from '../call';
import type { CircumstancesView, PupilListRequest, PupilListView, PupilView, ReceiverCardView } from '../generated/door';
import { caseById, openCase, resetCases, sign } from './chronology';
import { tellChange as changed } from './changes';
import type { Answers } from './door';
import { alternatingCard, card, certainCard, PLACES, RECEIVERS, receiverById, receiverNamed } from './receivers';
import { type FakePupil, makeRoster, rowOf } from './roster';

const told = (id: string) => changed('pupils', [id]);
const NUMBER_S = 30;
const NAME_S = 60;

/** `size` makes a larger school, for the list. */
export function pupilAnswers(size = 619): Answers {
  const roster = makeRoster(size);
  resetCases();
  const find = (id: string): FakePupil => {
    const found = roster.find(({ view }) => view.id === id);
    if (!found) throw new CallError('not_found');
    return found;
  };
  return {
    pupil_list: (request) => pageOf(roster, request),
    pupil: ({ pupil }) => find(pupil).view,
    pupil_reveal: ({ pupil, field }) => {
      const found = find(pupil);
      return field === 'number' ? { text: found.number, seconds: NUMBER_S } : { text: found.realName, seconds: NAME_S };
    },
    pupil_circumstances_set: ({ pupil, circumstances }) => {
      const { view } = find(pupil);
      view.circumstances = { ...circumstances, answered_on: '2026-11-24' };
      view.receiver = rerouted(view, circumstances);
      told(pupil);
      return view.receiver;
    },
    child_wish_set: ({ pupil, text }) => {
      find(pupil).view.child_wish = text;
      told(pupil);
      return {};
    },
    guardian_inform_set: ({ guardian, inform, reason }) => {
      if (!reason.trim()) throw new CallError('reason_needed');
      const owner = roster.find(({ view }) => view.guardians.some(({ id }) => id === guardian));
      const found = owner?.view.guardians.find(({ id }) => id === guardian);
      if (!owner || !found) throw new CallError('not_found');
      found.inform = inform;
      found.inform_reason = inform === 'normal' ? null : reason;
      told(owner.view.id);
      return {};
    },
    search: ({ query, limit }) => ({ pupils: matching(roster, query).slice(0, limit).map(rowOf), reports: [] }),
    case: (request) => {
      const view = caseById(request.case);
      if (!view) throw new CallError('not_found');
      return view;
    },
    case_open: ({ pupil }) => {
      const found = find(pupil);
      const { id, opened_on, closed_on } = openCase(pupil);
      if (!found.openCase) {
        found.openCase = true;
        found.view.cases = [{ id, opened_on, closed_on }];
        changed('cases', [id]);
      }
      return { id, opened_on, closed_on };
    },
    entry_add: (request) => {
      if (request.corrects && !request.reason.trim()) throw new CallError('reason_needed');
      const at = new Date().toISOString();
      const entry = sign(request, at);
      changed('cases', [request.case]);
      changed('drafts');
      return { entry, at };
    },
    receiver_search: ({ query }) => ({ receivers: RECEIVERS.filter(({ id, name }) => id === query || has(name, query)).slice(0, 20) }),
    place_search: ({ query }) => ({ places: PLACES.filter(({ name, municipality, stadsdel }) => has(name, query) || (stadsdel === null && municipality === query)).slice(0, 20) }),
  };
}

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.trim().toLowerCase());

function matching(roster: FakePupil[], query: string): FakePupil[] {
  return roster.filter(({ view }) => has(`${view.label} ${view.class}`, query));
}

function pageOf(roster: FakePupil[], request: PupilListRequest): PupilListView {
  const active = roster.filter(({ view }) => view.left_on === null);
  const hits = matching(request.include_left ? roster : active, request.query).filter(
    ({ view }) => !request.only_different || (view.receiver.overlap === 'different' && !view.protected),
  );
  return {
    total: hits.length,
    active: active.length,
    different: active.filter(({ view }) => view.receiver.overlap === 'different').length,
    uncertain: active.filter(({ view }) => !view.protected && view.receiver.certainty !== 'certain').length,
    rows: hits.slice(request.offset, request.offset + request.limit).map(rowOf),
  };
}

/** What the rules would say of the answers, roughly. */
function rerouted(view: PupilView, answers: CircumstancesView): ReceiverCardView {
  if (view.protected) return view.receiver;
  const home = receiverNamed(view.receiver.receivers[0]?.short ?? 'Farsta');
  const today = 'Skolans svar 24 nov 2026';
  if (answers.placed_by === 'unknown') {
    return card({ certainty: 'stop', receivers: [], because: [{ rule: 'placed_unknown', text: 'Eleven är placerad, men det är inte känt av vem.', source: today }], warnings: ['placed_child'] });
  }
  const placing = answers.placed_by ? receiverById(answers.placed_by) : undefined;
  if (placing) {
    return card({ certainty: 'certain', receivers: [placing], because: [{ rule: 'placed', text: `${placing.name} placerade eleven och har ansvaret.`, source: `29 kap. 2 § SoL. ${today}` }], warnings: ['placed_child'] });
  }
  const second = answers.second_home_municipality ?? answers.stays_at_municipality;
  if (second) {
    const other = second === '0180' ? receiverNamed('Skarpnäck') : (receiverById(`SE-${second}`) ?? receiverNamed('Huddinge'));
    return alternatingCard(home, other.id === home.id ? receiverNamed('Farsta') : other);
  }
  const before = answers.moved_from ? receiverById(answers.moved_from) : undefined;
  if (before && answers.open_inquiry) {
    return card({ certainty: 'check', receivers: [before, home], because: [{ rule: 'open_inquiry', text: `En utredning var öppen hos ${before.name}.`, source: `29 kap. 9 § SoL. ${today}` }], warnings: ['recent_move', 'open_inquiry_elsewhere'] });
  }
  return certainCard(view.given, view.address?.split(',')[0] ?? '', home);
}
