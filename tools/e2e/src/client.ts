/** One person's session with the product, through the gateway, as an app on a phone would hold it. */
export interface Session {
  userId: string
  handle: string
  /** Sends a request with the person's token; fails where the status is not the expected one. */
  call<T = unknown>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>
}

export interface CallOptions {
  body?: unknown
  headers?: Record<string, string>
  /** The status that must come; any 2xx where it is left out. */
  expect?: number
}

export interface Answer<T> {
  status: number
  headers: Headers
  body: T
}

/** Signs in at the local stack's issuer; a new handle is a new person. @param roles what the token gives leave for besides */
export async function signIn(baseUrl: string, handle: string, roles?: readonly 'moderator'[]): Promise<Session> {
  const { body } = await request<{ accessToken: string; userId: string }>(baseUrl, 'POST', '/dev/token', {
    body: { handle, ...(roles && { roles }) },
  })
  const authorization = `Bearer ${body.accessToken}`
  return {
    userId: body.userId,
    handle,
    call: (method, path, options = {}) =>
      request(baseUrl, method, path, { ...options, headers: { authorization, ...options.headers } }),
  }
}

/** Sends one JSON request. @throws Error with the problem document where the status is not the expected one */
export async function request<T>(
  baseUrl: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer<T>> {
  const response = await fetch(new URL(path, baseUrl), {
    method,
    headers: { ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  })
  const text = await response.text()
  const wanted = options.expect === undefined ? response.ok : response.status === options.expect
  if (!wanted) throw new Error(`${method} ${path} answered ${response.status}, not ${options.expect ?? '2xx'}: ${text}`)
  return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as T }
}
