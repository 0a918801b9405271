// The frame: navigation, top bar, status bar, lock, hide, palette, emergency, shortcuts.
import * as common from './common';

export const skip = 'Hoppa till innehållet';
export const menu = 'Meny';
export const regions = { nav: 'Huvudmeny', top: 'Verktyg', status: 'Läge' };
export const newConcern = 'Ny oro';
export const nav: Record<string, string> = {
  idag: 'Idag',
  elever: 'Elever',
  orosanmalningar: 'Orosanmälningar',
  logg: 'Sekretesslogg',
  installningar: 'Inställningar',
  ny_oro: 'Ny oro',
  lamnad_oro: 'Lämnad oro',
};
export const navGroups = { administration: 'Skolan' };
export const counts: Record<string, (n: number) => string> = {
  idag: (n) => `${n} att göra genast eller i dag`,
  elever: (n) => `${n} med öppet ärende`,
  orosanmalningar: (n) => `${n} utan beslut`,
};
export const me = (role: string, school: string) => `${common.roles[role] ?? role}, ${school}`;
export const demonstration = 'Övningsskola. Alla personer är påhittade.';

export const top = {
  search: 'Sök elev, ärende eller kommando',
  emergency: 'Akut',
  hide: 'Dölj',
  lock: 'Lås',
};

export const status = {
  saved: (time: string) => `Sparat ${time}`,
  saving: 'Sparar',
  failed: 'Kunde inte spara',
  failedThen: 'Texten är kvar på skärmen. Samsyn försöker igen var femte sekund.',
  local: 'Allt finns på den här datorn',
  idle: (minutes: number) => `Låser om ${minutes} minuter utan aktivitet`,
  idleSoon: 'Låser om en minut',
  nothingToSave: 'Allt är sparat',
};

export const idle = {
  title: 'Samsyn låser snart',
  text: 'Du har inte rört tangentbordet på en stund. Allt du skrev är sparat.',
  stay: 'Fortsätt arbeta',
  lock: 'Lås nu',
  seconds: (n: number) => `Låser om ${n} sekunder.`,
};

export const lockDelayed = {
  title: 'Texten är inte sparad än',
  text: 'Samsyn låser när den är sparad. Du kan kopiera texten så länge.',
  stay: 'Tillbaka till texten',
  anyway: 'Lås utan att spara',
};
