// Before the first paint, so that no page flashes in the wrong colours or language. A file of its own: the content
// security policy allows no inline script.
;(() => {
  const root = document.documentElement
  const kept = (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  }
  const theme = kept('matjip.theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (kept('matjip.language') === 'en') root.lang = 'en'
})()
