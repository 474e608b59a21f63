type Token = string | null
/**
 * A token, or what gets one; null asks anonymously. A function is called before every request, so let it remember its token;
 * with `expired` where the server has refused the last one: then get a new one. Requests at the same time share that call.
 */
export type TokenSource = Token | ((why: { expired: boolean }) => Token | Promise<Token>)

/** Sends requests with the token of a source, once more with a new one where it was refused. */
export function withCredentials(source: TokenSource, send: (request: Request) => Promise<Response>) {
  let renewing: Promise<Token> | undefined
  const renew = (ask: Exclude<TokenSource, Token>) => {
    renewing ??= Promise.resolve(ask({ expired: true })).finally(() => {
      renewing = undefined
    })
    return renewing
  }
  return async (request: Request): Promise<Response> => {
    const token = typeof source === 'function' ? await source({ expired: false }) : source
    const response = await send(bearing(request, token))
    if (response.status !== 401 || token === null || typeof source !== 'function') return response
    // Another request may have renewed it meanwhile.
    const now = await (renewing ?? source({ expired: false }))
    const fresh = now === token ? await renew(source) : now
    if (fresh === null || fresh === token) return response
    await response.body?.cancel()
    return send(bearing(request, fresh))
  }
}

/** A copy, so that the request can be sent again. */
function bearing(request: Request, token: Token): Request {
  const copy = request.clone()
  if (token !== null) copy.headers.set('authorization', `Bearer ${token}`)
  return copy
}
