import type { Client, ClientPaths } from './client.ts';
import type { paths } from './schema.ts';
/** Lists that come in pages. */
export type PagedPath = {
    [P in ClientPaths<'get'>]: PageAt<P> extends {
        items: unknown[];
        nextCursor: string | null;
    } ? P : never;
}[ClientPaths<'get'>];
type PageAt<P extends keyof paths> = paths[P] extends {
    get: {
        responses: {
            200: {
                content: {
                    'application/json': infer Page;
                };
            };
        };
    };
} ? Page : never;
type ItemAt<P extends PagedPath> = PageAt<P> extends {
    items: (infer Item)[];
} ? Item : never;
type ParametersAt<P extends keyof paths> = paths[P] extends {
    get: {
        parameters: infer Parameters;
    };
} ? Parameters : never;
/** Where to read: the call's own parameters, `cursor` to begin elsewhere than at the first page. */
export interface PagesInit<P extends keyof paths> {
    params?: Partial<ParametersAt<P>>;
    signal?: AbortSignal;
}
/**
 * Walks a list page by page, one request for each page that is taken. No walk skips or repeats an item that was there
 * throughout. A page may be short, or empty, before the last one. @throws ApiProblem
 */
export declare function pages<P extends PagedPath>(client: Client, path: P, init?: PagesInit<P>): AsyncGenerator<PageAt<P>, void>;
/** Walks a list item by item: `for await (const { post } of items(client, '/feed'))`. The next page is asked for when it is needed. @throws ApiProblem */
export declare function items<P extends PagedPath>(client: Client, path: P, init?: PagesInit<P>): AsyncGenerator<ItemAt<P>, void>;
export {};
