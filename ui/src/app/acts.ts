// What the palette offers: commands of the frame, and what can be done with the pupils that were found.
import { useLocation } from 'wouter';
import { call } from '../api/call';
import type { PupilRowView } from '../api/generated/door';
import { useView } from '../api/query';
import { startConcern } from '../parts/startConcern';
import type { IconName } from '../parts/icons';
import { common, frame } from '../text/sv';

export interface Act {
  id: string;
  label: string;
  detail?: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

export interface Group {
  title: string;
  acts: Act[];
}

/** Hits and commands for what is typed; without a query the commands alone. */
export function useActs(query: string, commands: Act[], pages: { pupils: boolean; reports: boolean }): Group[] {
  const [, navigate] = useLocation();
  const typed = query.trim();
  const enabled = typed.length >= 2;
  const { data } = useView('search', { query: typed, limit: 6 }, { enabled, keepPrevious: true });
  const pupils = (enabled && data?.pupils) || [];
  const reports = (enabled && pages.reports && data?.reports) || [];
  const text = frame.palette;
  const matching = commands.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const groups: Group[] = [
    {
      title: text.pupils,
      acts: pages.pupils
        ? pupils.map((pupil) => ({ id: pupil.id, label: pupil.label, detail: detail(pupil), icon: pupil.protected ? 'shield' : 'person', run: () => navigate(`/elever/${pupil.id}`) }))
        : [],
    },
    { title: text.acts, acts: [...pupils.slice(0, pages.pupils ? 1 : 6).flatMap((pupil) => pupilActs(pupil, pages.reports, navigate)), ...matching] },
    {
      title: text.reports,
      acts: reports.map((report) => ({
        id: report.id,
        label: report.pupil,
        detail: `${text.report(report.receiver)}, ${(common.deliveryStates[report.state] ?? report.state).toLowerCase()}`,
        icon: 'document',
        run: () => navigate(`/anmalan/${report.id}`),
      })),
    },
  ];
  return groups.filter(({ acts }) => acts.length > 0);
}

function detail(pupil: PupilRowView): string {
  if (pupil.protected) return common.protectedIdentity;
  return [pupil.class, pupil.born && frame.palette.born(pupil.born.slice(0, 4))].filter(Boolean).join(', ');
}

function pupilActs(pupil: PupilRowView, reports: boolean, navigate: (to: string) => void): Act[] {
  const concern: Act = {
    id: `concern-${pupil.id}`,
    label: frame.palette.newConcernAbout(pupil.label),
    icon: 'plus',
    run: () => startConcern(navigate, pupil),
  };
  const report: Act = {
    id: `report-${pupil.id}`,
    label: frame.palette.reportAbout(pupil.label),
    icon: 'document',
    run: () => void call('report_draft', { pupil: pupil.id, concern: null, content: null }).then((made) => navigate(`/anmalan/${made.id}`)),
  };
  return reports ? [concern, report] : [concern];
}
