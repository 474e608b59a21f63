/*
 * The rules of timelines.md in the oracle's own words. They are written down here a second time on purpose: an oracle that
 * took the product's constants would agree with whatever they become.
 */

/** Only so many of a post's first hashtags bring it into the homes of those who follow a hashtag. */
export const GATE_POSITIONS = 5
/** Posts of one author on one home page that are there for a hashtag alone. */
export const GATE_PER_AUTHOR = 2
