import type { KnownProblemCode } from './problem-codes.ts';
import type { Problem } from './shapes.ts';
/** What a program branches on. The list is open: more may come. */
export type ProblemCode = KnownProblemCode | (string & {});
export type ProblemFault = Problem['errors'][number];
/** Any answer that is not a success (RFC 9457). `message` is `detail`: words for people in the language that was asked for. */
export declare class ApiProblem extends Error {
    readonly name = "ApiProblem";
    readonly status: number;
    readonly code: ProblemCode;
    /** Quote it when you report the problem; empty where a load balancer answered. */
    readonly requestId: string;
    /** Whether the same request can succeed later, unchanged. */
    readonly retryable: boolean;
    /** Each fault of the input, with its place. */
    readonly errors: readonly ProblemFault[];
    readonly detail: string;
    /** The page that explains it. */
    readonly type: string;
    /** How long the server asks to wait; null where it does not say. */
    readonly retryAfterMs: number | null;
    constructor(response: Response, problem: Partial<Problem>);
}
/** Whether something that was thrown is a problem of the API, of this code if one is given. */
export declare function isProblem(thrown: unknown, code?: ProblemCode): thrown is ApiProblem;
/** @param body the parsed body, or its text where it was no JSON */
export declare function problemFrom(response: Response, body: unknown): ApiProblem;
/** Reads the body of an answer that is not a success. */
export declare function readProblem(response: Response): Promise<ApiProblem>;
