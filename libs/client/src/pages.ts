import type { Client, ClientPaths } from './client.ts'
import type { paths } from './schema.ts'

/** Lists that come in pages. */
export type PagedPath = {
  [P in ClientPaths<'get'>]: PageAt<P> extends { items: unknown[]; nextCursor: string | null } ? P : never
}[ClientPaths<'get'>]

type PageAt<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Page } } } }
}
  ? Page
  : never
type ItemAt<P extends PagedPath> = PageAt<P> extends { items: (infer Item)[] } ? Item : never

type ParametersAt<P extends keyof paths> = paths[P] extends { get: { parameters: infer Parameters } }
  ? Parameters
  : never

/** Where to read: the call's own parameters, `cursor` to begin elsewhere than at the first page. */
export interface PagesInit<P extends keyof paths> {
  params?: Partial<ParametersAt<P>>
  signal?: AbortSignal
}

/**
 * Walks a list page by page, one request for each page that is taken. No walk skips or repeats an item that was there
 * throughout. A page may be short, or empty, before the last one. @throws ApiProblem
 */
export async function* pages<P extends PagedPath>(
  client: Client,
  path: P,
  init: PagesInit<P> = {},
): AsyncGenerator<PageAt<P>, void> {
  const { params = {}, signal } = init
  const get = client.GET as unknown as (
    path: string,
    init: object,
  ) => Promise<PageAt<P> & { nextCursor: string | null }>
  let query = (params as { query?: object }).query ?? {}
  for (;;) {
    const page = await get(path, { params: { ...params, query }, ...(signal && { signal }) })
    yield page as PageAt<P>
    if (page.nextCursor === null) return
    query = { ...query, cursor: page.nextCursor }
  }
}

/** Walks a list item by item: `for await (const { post } of items(client, '/feed'))`. The next page is asked for when it is needed. @throws ApiProblem */
export async function* items<P extends PagedPath>(
  client: Client,
  path: P,
  init: PagesInit<P> = {},
): AsyncGenerator<ItemAt<P>, void> {
  for await (const page of pages(client, path, init)) yield* (page as { items: ItemAt<P>[] }).items
}
