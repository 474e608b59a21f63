/** A hashtag that is being typed. */
export interface TypedTag {
  /** UTF-16 index of its `#`. */
  readonly start: number
  /** What stands between the `#` and the caret. */
  readonly prefix: string
}

/** The hashtag that the caret is at the end of; undefined where it is not in one. Letters and digits of any script, and `_`. */
export function tagAt(text: string, caret: number): TypedTag | undefined {
  const match = /[#＃]([\p{L}\p{M}\p{N}_]+)$/u.exec(text.slice(0, caret))
  const prefix = match?.[1]
  return match === null || prefix === undefined ? undefined : { start: match.index, prefix }
}

/** The text with a typed hashtag completed, and where the caret goes: after a space, so that one can write on. */
export function completeTag(
  text: string,
  caret: number,
  tag: TypedTag,
  hashtag: string,
): { text: string; caret: number } {
  const rest = text.slice(caret)
  const whole = `${text.slice(0, tag.start)}#${hashtag}${rest.startsWith(' ') ? '' : ' '}`
  return { text: whole + rest, caret: whole.length + (rest.startsWith(' ') ? 1 : 0) }
}
