/** What `public/first-paint.js` asked for before the app had come. */
interface FirstAnswer {
  readonly url: string
  readonly authorization: string | null
  readonly answer: Promise<Response>
}

declare global {
  interface Window {
    firstAnswer?: FirstAnswer
  }
}

/** The answer to this request, where it is the one that was sent early, as the same person; once, so that asking again asks. */
export function takeFirstAnswer({ url, headers }: Pick<Request, 'url' | 'headers'>): Promise<Response> | undefined {
  const first = window.firstAnswer
  if (first?.url !== url || first.authorization !== headers.get('authorization')) return undefined
  delete window.firstAnswer
  return first.answer
}
