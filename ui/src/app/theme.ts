// Light and dark follow the computer unless the user chose. The choice holds nothing about anybody.
export type Theme = 'auto' | 'ljus' | 'mork';
const KEY = 'samsyn-theme';

export function readTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'ljus' || kept === 'mork' ? kept : 'auto';
}

export function applyTheme(theme: Theme = readTheme()): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'auto') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  applyTheme(theme);
}
