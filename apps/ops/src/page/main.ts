import { createBoard } from './board.ts'
import { h } from './element.ts'
import { listen } from './live.ts'
import { applyTheme, turnTheme } from './look.ts'
import { signInForm } from './sign-in.ts'
import { keepLanguage, wordsOfNow } from './words.ts'

/** Milliseconds until a page that was refused its stream asks again: others may have left. */
const AGAIN_MS = 10_000
const UNAUTHENTICATED = 401

let leave = () => undefined as void

/** Whether somebody is signed in; a server that does not answer is asked again. */
async function isSignedIn(): Promise<boolean> {
  const answer = await fetch('/ops/session').catch(() => undefined)
  return answer !== undefined && answer.status !== UNAUTHENTICATED
}

async function show(): Promise<void> {
  leave()
  const { words, language } = wordsOfNow()
  document.documentElement.lang = language
  document.title = words.title
  const other = language === 'ko' ? 'en' : 'ko'
  const turnLanguage = () => {
    keepLanguage(other)
    void show()
  }
  const turn = h('button', { type: 'button', lang: other, onclick: turnLanguage }, words.other)
  if (!(await isSignedIn())) {
    const theme = h('button', { type: 'button', onclick: turnTheme }, words.theme)
    const foot = h('footer', { class: 'sign-in' }, turn, ' ', theme)
    document.body.replaceChildren(
      signInForm(words, () => void show()),
      foot,
    )
    document.getElementById('token')?.focus()
    leave = () => undefined
    return
  }
  const board = createBoard(words)
  const state = h('span', { class: 'state', role: 'status' })
  const signOut = async () => {
    await fetch('/ops/session', { method: 'DELETE' }).catch(() => undefined)
    await show()
  }
  const onTheme = () => {
    turnTheme()
    board.redraw()
  }
  const header = h(
    'header',
    {},
    h('h1', {}, words.title),
    state,
    turn,
    h('button', { type: 'button', onclick: onTheme }, words.theme),
    h('button', { type: 'button', onclick: () => void signOut() }, words.signOut),
  )
  document.body.replaceChildren(header, board.element)
  const stream = listen({
    history: board.remember,
    sample: board.show,
    state: (isLive) => {
      state.textContent = isLive ? words.live : words.lost
      state.classList.toggle('is-live', isLive)
    },
    ended: () => void isSignedIn().then((still) => setTimeout(() => void show(), still ? AGAIN_MS : 0)),
  })
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', board.redraw)
  leave = () => {
    scheme.removeEventListener('change', board.redraw)
    stream.close()
    board.remove()
  }
}

applyTheme()
await show()
