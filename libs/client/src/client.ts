import createFetchClient from 'openapi-fetch'
import type { Client as FetchClient, FetchResponse, MaybeOptionalInit } from 'openapi-fetch'
import type { MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers'
import { problemFrom } from './problem.ts'
import type { paths } from './schema.ts'
import { createTransport } from './transport.ts'
import type { Send, TransportOptions } from './transport.ts'
import { memoryVersions, noteVersion } from './versions.ts'
import type { VersionStore } from './versions.ts'

export interface ClientOptions extends Omit<TransportOptions, 'versions'> {
  /** Origin of the API: `https://api.matjip.example`; in a browser on the same origin, `location.origin`. */
  baseUrl: string
  /** Where the largest version that was seen is kept: memory by default, so give one to share it between tabs. */
  versions?: VersionStore
}

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete'
export type ClientPaths<M extends Method> = PathsWithMethod<paths, M>

/** What a successful call answers; undefined where the answer has no body. */
type Answer<P extends keyof paths, M extends Method> =
  paths[P] extends Record<M, infer Operation extends Record<string | number, unknown>>
    ? Body<NonNullable<FetchResponse<Operation, object, MediaType>['data']>>
    : never
type Body<T> = [T] extends [never] ? undefined : T

/** The parameters and body of a call; optional where the call needs none. */
type Input<I> = RequiredKeysOf<I> extends never ? [init?: I] : [init: I]

type Call<M extends Method> = <P extends ClientPaths<M>, I extends MaybeOptionalInit<paths[P], M>>(
  path: P,
  ...init: Input<I>
) => Promise<Answer<P, M>>

/** The API: each call resolves with the body of a success, and throws `ApiProblem` for every other answer. */
export interface Client {
  GET: Call<'get'>
  PUT: Call<'put'>
  POST: Call<'post'>
  PATCH: Call<'patch'>
  DELETE: Call<'delete'>
  /** The openapi-fetch client below: answers `{data, error, response}`, for who needs headers; same token, keys and retries. */
  raw: FetchClient<paths>
  /** Sends any request as the calls above do: with token, keys, versions and retries. */
  send: Send
  baseUrl: string
  versions: VersionStore
}

/** Makes a client. It holds no connection: nothing has to be closed. */
export function createClient({ baseUrl, versions = memoryVersions(), ...options }: ClientOptions): Client {
  const send = createTransport({ ...options, versions })
  const raw = createFetchClient<paths>({ baseUrl, fetch: (request) => send(request) })
  const call = (method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE') =>
    (async (path: string, init?: object) => {
      // The types of both sides are those of `Call`; between them TypeScript would have to work out every path at once.
      const ask = raw[method] as unknown as (
        path: string,
        init?: object,
      ) => Promise<FetchResponse<never, object, MediaType>>
      const { data, error, response } = await ask(path, init)
      if (!response.ok) throw problemFrom(response, error)
      if (path.startsWith('/relations/')) noteVersion(versions, data)
      return data
    }) as never
  return {
    GET: call('GET'),
    PUT: call('PUT'),
    POST: call('POST'),
    PATCH: call('PATCH'),
    DELETE: call('DELETE'),
    raw,
    send,
    baseUrl: baseUrl.replace(/\/$/, ''),
    versions,
  }
}
