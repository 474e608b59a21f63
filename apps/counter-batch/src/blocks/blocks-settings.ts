import { Type } from 'typebox'

/** Configuration of the look after blocks. */
export const blocksSettings = {
  BLOCKS_INTERVAL_MS: Type.Integer({
    minimum: 100,
    default: 30_000,
    description: 'Rest between two looks for blocks whose follows have not ended yet, in milliseconds.',
  }),
  BLOCKS_BATCH: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 500,
    description:
      'Blocks of one look, which is one transaction: a thousand a minute and process, more than anybody makes in peace.',
  }),
}
