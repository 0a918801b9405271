/** A `ref` that takes the focus when the element appears: the first field of a dialog, or a field that a choice opened. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
