import { h } from './element.ts'
import type { Words } from './words.ts'

const UNAUTHENTICATED = 401

/** Asks for the token. @param done told when it was right */
export function signInForm(words: Words, done: () => void): HTMLElement {
  const input = h('input', {
    id: 'token',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    'aria-describedby': 'token-hint token-fault',
  })
  const fault = h('p', { id: 'token-fault', class: 'fault', role: 'alert' })
  const submit = async (event: Event) => {
    event.preventDefault()
    fault.textContent = ''
    const answer = await fetch('/ops/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: input.value.trim() }),
    }).catch(() => undefined)
    if (answer?.ok) return done()
    fault.textContent = answer?.status === UNAUTHENTICATED ? words.wrongToken : words.unreachable
    input.select()
  }
  return h(
    'main',
    { class: 'sign-in' },
    h('h1', {}, words.title),
    h(
      'form',
      { onsubmit: submit },
      h('label', { for: 'token' }, words.token),
      input,
      h('p', { id: 'token-hint', class: 'hint' }, words.tokenHint),
      fault,
      h('button', { type: 'submit', class: 'primary' }, words.signIn),
    ),
  )
}
