import { withCredentials } from "./credentials.js";
import { newIdempotencyKey } from "./idempotency-key.js";
import { createRetryBudget } from "./retry-budget.js";
import { DEFAULT_RETRY, sendWithRetries } from "./retry.js";
import { noteHeader, VERSION_HEADER } from "./versions.js";
export function createTransport(options) {
    const { token = null, language, fetch: ask = (request) => fetch(request), versions } = options;
    const retry = { ...DEFAULT_RETRY, ...options.retry };
    const budget = createRetryBudget();
    const send = withCredentials(token, ask);
    const onAnswer = (response) => noteHeader(versions, response);
    return (request, { once = false } = {}) => {
        const { headers, method } = request;
        if (language !== undefined)
            headers.set('accept-language', language);
        // Made here, above the retries: each of them carries the same key.
        if (method === 'POST' && !headers.has('idempotency-key'))
            headers.set('idempotency-key', newIdempotencyKey());
        if (isClick(request) && versions.get() > 0)
            headers.set(VERSION_HEADER, String(versions.get()));
        return once ? send(request) : sendWithRetries(request, { ...retry, budget, send, onAnswer });
    };
}
/** Of the calls that take a causality token. */
function isClick({ method, url }) {
    return (method === 'PUT' || method === 'DELETE') && new URL(url).pathname.startsWith('/relations/');
}
