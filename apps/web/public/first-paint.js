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
  const language = kept('matjip.language') === 'en' ? 'en' : 'ko'
  root.lang = language

  // Home waits for its posts more than for anything else: they are asked for while the app is still on its way, and taken
  // over by src/api/first-answer.ts, which knows the same request by its address and its token.
  if (location.pathname !== '/') return
  let token
  try {
    token = JSON.parse(kept('matjip.session')).accessToken
  } catch {
    // Nobody is signed in.
  }
  const authorization = token ? `Bearer ${token}` : null
  const url = `${location.origin}/feed${token ? '' : '/popular'}?limit=12`
  const headers = { 'accept-language': language, ...(token && { authorization }) }
  const answer = fetch(url, { headers })
  // Whoever takes it over hears of it; nobody may.
  answer.catch(() => undefined)
  window.firstAnswer = { url, authorization, answer }
})()
