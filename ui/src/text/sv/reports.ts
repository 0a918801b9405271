// Sentences of the reports.
export const title = 'Orosanmälningar';
