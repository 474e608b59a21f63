/**
 * Walks a list page by page, one request for each page that is taken. No walk skips or repeats an item that was there
 * throughout. A page may be short, or empty, before the last one. @throws ApiProblem
 */
export async function* pages(client, path, init = {}) {
    const { params = {}, signal } = init;
    const get = client.GET;
    let query = params.query ?? {};
    for (;;) {
        const page = await get(path, { params: { ...params, query }, ...(signal && { signal }) });
        yield page;
        if (page.nextCursor === null)
            return;
        query = { ...query, cursor: page.nextCursor };
    }
}
/** Walks a list item by item: `for await (const { post } of items(client, '/feed'))`. The next page is asked for when it is needed. @throws ApiProblem */
export async function* items(client, path, init = {}) {
    for await (const page of pages(client, path, init))
        yield* page.items;
}
