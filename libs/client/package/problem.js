import { retryAfterMs } from "./retry-after.js";
/** Any answer that is not a success (RFC 9457). `message` is `detail`: words for people in the language that was asked for. */
export class ApiProblem extends Error {
    name = 'ApiProblem';
    status;
    code;
    /** Quote it when you report the problem; empty where a load balancer answered. */
    requestId;
    /** Whether the same request can succeed later, unchanged. */
    retryable;
    /** Each fault of the input, with its place. */
    errors;
    detail;
    /** The page that explains it. */
    type;
    /** How long the server asks to wait; null where it does not say. */
    retryAfterMs;
    constructor(response, problem) {
        const detail = problem.detail ?? `The server answered ${response.status}.`;
        super(detail);
        this.status = response.status;
        this.code = problem.code ?? codeOfStatus[response.status] ?? 'unknown';
        this.requestId = problem.requestId ?? response.headers.get('x-request-id') ?? '';
        this.retryable = problem.retryable ?? response.status >= 500;
        this.errors = problem.errors ?? [];
        this.detail = detail;
        this.type = problem.type ?? 'about:blank';
        this.retryAfterMs = retryAfterMs(response);
    }
}
/** Of answers without a document: those of a load balancer. */
const codeOfStatus = {
    429: 'rate-limited',
    502: 'bad-gateway',
    503: 'service-unavailable',
    504: 'gateway-timeout',
};
/** Whether something that was thrown is a problem of the API, of this code if one is given. */
export function isProblem(thrown, code) {
    return thrown instanceof ApiProblem && (code === undefined || thrown.code === code);
}
/** @param body the parsed body, or its text where it was no JSON */
export function problemFrom(response, body) {
    return new ApiProblem(response, typeof body === 'object' && body !== null ? body : {});
}
/** Reads the body of an answer that is not a success. */
export async function readProblem(response) {
    const body = await response.json().catch(() => null);
    return problemFrom(response, body);
}
