/** What a person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const KEY = 'matjip.theme'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** The kept choice. public/first-paint.js reads the same key before anything is drawn. */
export function keptTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Shows a theme and keeps it; where the browser can, the colours cross-fade. */
export function showTheme(theme: Theme): void {
  const change = () => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  if (theme === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, theme)
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if ('startViewTransition' in document && !isCalm) document.startViewTransition(change)
  else change()
}
