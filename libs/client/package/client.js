import createFetchClient from 'openapi-fetch';
import { problemFrom } from "./problem.js";
import { createTransport } from "./transport.js";
import { memoryVersions, noteVersion } from "./versions.js";
/** Makes a client. It holds no connection: nothing has to be closed. */
export function createClient({ baseUrl, versions = memoryVersions(), ...options }) {
    const send = createTransport({ ...options, versions });
    const raw = createFetchClient({ baseUrl, fetch: (request) => send(request) });
    const call = (method) => (async (path, init) => {
        // The types of both sides are those of `Call`; between them TypeScript would have to work out every path at once.
        const ask = raw[method];
        const { data, error, response } = await ask(path, init);
        if (!response.ok)
            throw problemFrom(response, error);
        if (path.startsWith('/relations/'))
            noteVersion(versions, data);
        return data;
    });
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
    };
}
