const KEPT = 'matjip.ops.theme'

/** What was chosen by hand, else the device's. */
export function applyTheme(): void {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept
}

export function turnTheme(): void {
  const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark'
  const byDevice = matchMedia('(prefers-color-scheme: dark)').matches
  const { theme } = document.documentElement.dataset
  const now = theme ?? (isDark || byDevice ? 'dark' : 'light')
  localStorage.setItem(KEPT, now === 'dark' ? 'light' : 'dark')
  applyTheme()
}
