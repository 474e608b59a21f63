import { shownLanguage } from '../i18n/language.ts'
import { setSession } from './session.ts'

/**
 * Signs in at the local stack's issuer, which asks for no password and exists nowhere else: a deployment sends people to
 * its OpenID provider here.
 * @throws Error where the issuer refuses the handle or does not answer
 */
export async function signIn(handle: string): Promise<void> {
  const answer = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': shownLanguage().language },
    body: JSON.stringify({ handle }),
  })
  if (!answer.ok) throw new Error(`the issuer answered ${answer.status}`)
  const { accessToken, userId } = (await answer.json()) as { accessToken: string; userId: string }
  setSession({ userId, handle, accessToken })
}
