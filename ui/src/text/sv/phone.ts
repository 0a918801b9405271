// The script of a call: what to say when nobody has answered.
import * as common from './common';

export const title = (receiver: string) => (receiver ? `Ring ${receiver}` : 'Ring mottagningen');
export const number = 'Nummer';
export const noNumber = 'Inget nummer är kontrollerat. Sök upp mottagningens nummer och spara det i Inställningar.';
export const checked = (day: string, by: string) => `kontrollerat ${day} av ${by}`;
export const reference = 'Referens';
export const sent = 'Skickad';
export const say = 'Säg så här';
export const hello = (name: string, role: string, school: string) => `Hej, jag heter ${name} och är ${common.roles[role] ?? role} på ${school}.`;
export const why = (day: string, ref: string) => `Vi skickade en orosanmälan den ${day}. Vår referens är ${ref}.`;
/** By what the silence is about. */
export const lines: Record<string, string[]> = {
  acknowledgement: [
    'Har en person läst den? Kan du säga ditt namn, och när den kom in?',
    'Finns den inte hos er skickar vi den igen nu. Vart ska den?',
  ],
  feedback: [
    'Vi har begärt återkoppling. Är utredning inledd, inte inledd eller pågår den redan?',
    'Vilken dag fattades beslutet, och vem fattade det?',
  ],
  inquiry_decision: [
    'Det har gått fjorton dagar. Har ni beslutat om att inleda utredning?',
    'Om inte: när kommer beslutet, och vem kan vi ringa?',
  ],
};
export const careful = 'Säg barnets namn först när du vet att du talar med rätt mottagning.';
export const answer = 'Anteckna vad de svarade';
export const open = 'Öppna anmälan';
