/** How many requests of a kind one caller may send within a window. */
export interface RatePolicy {
  requests: number
  /** Of the window. */
  seconds: number
}

const MINUTE = 60

/**
 * Limits by the class of a route. Above what a person does with a phone in their hand by several times, below what a script does.
 * `read` and `anonymous` are counted by each process: counting them together would cost a warm page more than itself.
 */
export const ratePolicies = {
  /** Ten a second: a page, its photos' state and its likes each time somebody scrolls. */
  read: { requests: 600, seconds: MINUTE },
  /** Follows, likes, saves: two a second for a minute is nobody's taste, but churn. */
  click: { requests: 120, seconds: MINUTE },
  /** Posts, edits, blocks, profiles. */
  write: { requests: 60, seconds: MINUTE },
  /** Presigned URLs: six posts of ten photos. What lies about unused is limited in the record besides. */
  upload: { requests: 60, seconds: MINUTE },
  /** Everything that belongs to a person, from the record: nobody needs it twice a minute, but a download may break off. */
  export: { requests: 3, seconds: MINUTE },
  /** By address, for those without a token: many people share one address of a mobile network. */
  anonymous: { requests: 6_000, seconds: MINUTE },
} as const satisfies Record<string, RatePolicy>

export type RateClass = keyof typeof ratePolicies

/** The longest window: what Redis remembers of callers is gone after it. */
export const RATE_WINDOW_S = MINUTE
