// The clock that starts with the first signal of danger.
/** Over an oro: it is to be reported. */
export const concern = (passed: string) => [`Anmäl genast. ${passed} sedan uppgiften kom.`, 'Klockan går tills anmälan är skickad eller klockan är avskriven med skäl.'] as const;
/** Over a report: it is to be sent. */
export const report = (time: string, passed: string) => ['Skicka i dag.', `Uppgiften kom ${time}, för ${passed} sedan. Ring om det brådskar. Du kan komplettera senare.`] as const;
export const dismiss = 'Avskriv klockan';
export const keep = 'Låt klockan gå';
export const title = 'Avskriv klockan för genast';
export const text = 'Klockan stannar utan anmälan. Det som är skrivet finns kvar. Skälet sparas med ditt namn.';
export const reason = 'Varför ska det inte anmälas nu?';
export const hint = 'En rad. Till exempel: det visade sig gälla en vuxen. Att någon annan har anmält räcker inte: skyldigheten är din egen.';
export const empty = 'Skriv en rad om varför.';
export const dismissed = 'Klockan är avskriven.';
