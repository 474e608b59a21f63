/**
 * Cases of twitter-text's conformance set, by the name that `runConformance` gives them, which we answer otherwise, with
 * the reason. At most two are allowed; none is needed: the set has no case against chained hashtags.
 */
export const DEVIATIONS: Readonly<Record<string, string>> = {}
