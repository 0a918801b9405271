// Sentences of the feature sharing.
export const title = '';
