// Sentences of the pupil list and the pupil page.
export const title = 'Elever';
