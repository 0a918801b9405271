// Reports from draft to answer, made up. `?conflict` in the address lets the first save meet another window.
import { CallError } from '../call';
import type { ExportFormat, ReportView } from '../generated/door';
import { tellChange } from './changes';
import type { Answers } from './door';
import { fakeChecks } from './reportChecks';
import { type FakeReport, makeReports, rowOf, stateOf, viewOf } from './reportData';
import { CHILDREN, emptyContent, NAMNDER } from './reportPeople';

const ENDINGS: Record<ExportFormat, string> = { pdf: 'pdf', text: 'txt', sdk: 'xml' };

interface Options {
  reports?: FakeReport[];
  /** The next save meets a version of another window. */
  conflict?: boolean;
}

const changed = (found: FakeReport): ReportView => {
  tellChange('reports', [found.id]);
  return viewOf(found);
};

export function reportAnswers({ reports = makeReports(), conflict = wanted('conflict') }: Options = {}): Answers {
  let meets = conflict;
  const find = (id: string): FakeReport => {
    const found = reports.find((each) => each.id === id);
    if (!found) throw new CallError('not_found');
    return found;
  };
  const own = (id: string): FakeReport => {
    const found = find(id);
    if (!found.mine) throw new CallError('forbidden');
    if (found.sent) throw new CallError('report_sent');
    return found;
  };

  return {
    ...reading(reports, find),
    report_draft: ({ pupil, content }) => {
      const child = Object.values(CHILDREN).find((each) => each.pupil === pupil) ?? CHILDREN.noel;
      const at = new Date().toISOString();
      const made: FakeReport = {
        id: `r-${reports.length + 1}`, reference: `ÄVS-2026-${String(119 + reports.length).padStart(4, '0')}`, child, content: content ?? emptyContent(), revision: 1,
        saved_at: at, started_at: at, signal_at: null, mine: true, exports: [], sent: null, delivered_at: null, acknowledged: null, decided: null, chosen: null,
      };
      reports.unshift(made);
      return changed(made);
    },
    report_save: ({ report, content, revision }) => {
      const found = own(report);
      if (meets) {
        meets = false;
        found.content = { ...found.content, effect: 'Sover dåligt och äter inte lunch.', why_now: `${found.content.why_now} Rektor är informerad.` };
        found.revision += 1;
      }
      if (revision !== found.revision) throw new CallError('conflict');
      Object.assign(found, { content, revision: revision + 1, saved_at: new Date().toISOString() });
      return { at: found.saved_at, revision: found.revision, checks: fakeChecks(content, found.child.guardians.length) };
    },
    report_receiver_choose: ({ report, receiver, reason }) => {
      if (!reason.trim()) throw new CallError('reason_needed');
      const found = own(report);
      const named = Object.values(NAMNDER).find(({ id }) => id === receiver);
      if (receiver && !named) throw new CallError('not_found');
      found.chosen = named ? { receiver: named, reason, by: 'Hanna Granvret', at: new Date().toISOString() } : null;
      return changed(found).receiver;
    },
    report_export: ({ report, formats, folder }) => {
      const found = own(report);
      const at = new Date().toISOString();
      const receiver = found.chosen?.receiver ?? found.child.receiver.receivers[0] ?? { id: '', name: '', short: '' };
      const files = formats.map((format, n) => ({ format, file: `${found.reference}.${ENDINGS[format]}`, sha256: `${n}f2c41d07be8a355`.repeat(4).slice(0, 64), at, receiver }));
      found.exports = [...files, ...found.exports];
      changed(found);
      return { files, folder: folder ?? '/home/hanna/Dokument/Samsyn' };
    },
    report_sent: ({ report, how, at }) => {
      const found = own(report);
      found.sent = { how, at };
      return changed(found);
    },
    report_progress: ({ report, state, at, person, outcome }) => {
      const found = find(report);
      if (stateOf(found) === 'utkast') throw new CallError('state_order', { state });
      if (state === 'levererad') found.delivered_at = at;
      if (state === 'kvitterad') found.acknowledged = { at, person };
      if (state === 'beslut') found.decided = { at, outcome };
      return changed(found);
    },
    signal_dismiss: ({ id, reason }) => {
      if (!reason.trim()) throw new CallError('reason_needed');
      const found = find(id);
      found.signal_at = null;
      changed(found);
      return {};
    },
    report_discard: ({ report }) => {
      reports.splice(reports.indexOf(own(report)), 1);
      tellChange('reports', [report]);
      return {};
    },
  };
}

const section = (id: string, heading: string, text: string) => ({ id, heading, text: text || 'Inget angivet.' });

function reading(reports: FakeReport[], find: (id: string) => FakeReport): Answers {
  return {
    report: ({ report }) => viewOf(find(report)),
    report_list: () => ({ rows: reports.map(rowOf).sort((a, b) => b.at.localeCompare(a.at)) }),
    report_text: ({ report }) => {
      const { content } = find(report);
      return {
        sections: [
          section('why_now', 'Varför nu', content.why_now),
          section('observations', 'Iakttagelser', content.observations.map(({ date, text }) => `${date}: ${text}`).join('\n')),
          section('child_words', 'Barnets egna ord', content.child_words),
          section('effect', 'Hur barnet påverkas', content.effect),
        ],
      };
    },
    receiver_search: ({ query }) => ({ receivers: Object.values(NAMNDER).filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase())) }),
  };
}

function wanted(parameter: string): boolean {
  return typeof location !== 'undefined' && new URLSearchParams(location.search).has(parameter);
}
