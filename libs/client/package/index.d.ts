export { createClient } from './client.ts';
export type { Client, ClientOptions, ClientPaths } from './client.ts';
export type { TokenSource } from './credentials.ts';
export { ApiProblem, isProblem } from './problem.ts';
export type { ProblemCode, ProblemFault } from './problem.ts';
export type { RetryOptions } from './retry.ts';
export type { VersionStore } from './versions.ts';
export type { components, operations, paths } from './schema.ts';
export type * from './shapes.ts';
