import { Type } from 'typebox'

/** Configuration of the erasure of deleted accounts. */
export const erasureSettings = {
  ERASE_INTERVAL_MS: Type.Integer({
    minimum: 100,
    default: 10_000,
    description: 'Rest between two looks for deleted accounts that are still to be erased, in milliseconds.',
  }),
  ERASE_BATCH: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 500,
    description: 'Relations that an erasure deletes in one transaction; of posts a tenth.',
  }),
  ERASE_SETTLE_S: Type.Integer({
    minimum: 1,
    default: 120,
    description:
      'Seconds after which what was under way when an account was deleted is in the record: several times as long as the longest transaction. Not before is an erasure complete.',
  }),
}
