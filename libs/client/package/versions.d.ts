/** Where a person's newest causality token is kept; `localStorage` lets the tabs of a browser share it. */
export interface VersionStore {
    /** The largest version seen; 0 before any. */
    get(): number;
    set(version: number): void;
}
/** A store that lives as long as the page. */
export declare function memoryVersions(): VersionStore;
/** Header of the causality token, in requests and in a 503. */
export declare const VERSION_HEADER = "Matjip-Version";
/** Keeps the version of an answer about relations, if it is the largest so far. */
export declare function noteVersion(store: VersionStore, answer: unknown): void;
/** A 503 may carry the version of a click that perhaps got through: the next click must be newer. */
export declare function noteHeader(store: VersionStore, response: Response): void;
