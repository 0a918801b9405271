// Hints of the check list, by code. They say what was seen in the text and never judge; nothing stops a report.
import { reason } from './reportForm';

type Sentence = (params: readonly string[], section: string) => string;

const quoted = (text = ''): string => `”${text}”`;
const person = (code = ''): string => (code === 'child' ? 'barnet' : `vårdnadshavare ${code.split(':')[1] ?? ''}`.trim());
const told = (code = ''): string => (code === 'child' ? 'informerat' : 'informerad');
const about = (code = ''): string => reason[code] ?? code;

const sentences: Record<string, Sentence> = {
  interpretation: ([words]) => `${quoted(words)} är en tolkning. Vad såg du?`,
  diagnosis: ([word]) => `${quoted(word)} är en diagnos. Vem har ställt den?`,
  abbreviation: ([word]) => `${quoted(word)} är en förkortning. Skriv ut den.`,
  other_pupil: ([name]) => `${quoted(name)} är en annan elev. Behövs namnet?`,
  several_children: ([name]) => `${quoted(name)} är ett syskon. Skriv en egen anmälan.`,
  no_date: () => 'En iakttagelse saknar datum.',
  date_in_future: () => 'En iakttagelse ligger framåt i tiden.',
  no_source: () => 'En iakttagelse säger inte hur du vet.',
  no_who: () => 'En annan sa det. Vem?',
  danger_unanswered: () => 'Är barnet i fara nu? Inte besvarat.',
  place_unknown: () => 'Var är barnet nu?',
  informed_unanswered: ([who]) => `Är ${person(who)} ${told(who)}? Inte besvarat.`,
  why_not_missing: ([who]) => `Varför är ${person(who)} inte ${told(who)}?`,
  informed_against_reason: ([who]) => `Informerad: ${person(who)}, fast hemmet inte får veta. Säg det när du ringer.`,
  informed_despite_text: ([code, word]) => `${quoted(word)} kan vara ${about(code)}. Hemmet är informerat. Säg det när du ringer.`,
  reason_not_chosen: ([code, word]) => `${quoted(word)} kan vara ${about(code)}. Får hemmet veta?`,
  no_feedback: () => 'Du ber inte om återkoppling. Då kommer ingen.',
  no_reporter_name: () => 'Ditt namn saknas.',
  no_reporter_role: () => 'Din roll saknas.',
  no_reporter_phone: () => 'Ditt telefonnummer på arbetet saknas.',
  no_child_words: () => 'Barnets egna ord saknas.',
  part_empty: (_, section) => `Tom del: ${section}`,
  one_child: () => 'Ett barn',
  child_words_apart: () => 'Barnets ord står för sig',
  dates_stated: () => 'Datum på allt',
  informed_answered: () => 'Vem som är informerad är besvarat',
  danger_answered: () => 'Fara nu är besvarat',
  feedback_wanted: () => 'Återkoppling begärs',
  reporter_complete: () => 'Ditt namn, din roll och ditt nummer finns',
};

/** A hint in words. A code that is not known here still says where to look. */
export function sentence(id: string, section: string, params: readonly string[]): string {
  const own = sentences[id];
  if (own) return own(params, section);
  return params[0] ? `${section}: ${quoted(params[0])}` : section;
}
