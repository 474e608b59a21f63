const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu

/** Full-width forms stand 0xFEE0 above their ASCII twins. */
const FULL_WIDTH_OFFSET = 0xfee0
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＿～]/gu

/**
 * Full-width digits, letters and low line become ASCII. The full-width tilde becomes the wave dash `〜`, which is the
 * same key on another system, since `~` cannot stand in a hashtag.
 */
function foldFullWidth(character: string): string {
  if (character === '～') return '〜'
  return String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET)
}

/**
 * Brings the text of a hashtag (without its `#`) to the form under which hashtags are equal: without invisible
 * characters, full width folded by table, NFC, lower case. Never NFKC: it would break `ㅋㅋ` and join `ㄱㅏ`.
 * Says nothing about validity or length.
 */
export function normalForm(text: string): string {
  const visible = text.replace(INVISIBLE, '').replace(FULL_WIDTH, foldFullWidth)
  // Lower case of a few letters is not in NFC, and NFC first lets a composed capital find its small letter.
  return visible.normalize('NFC').toLowerCase().normalize('NFC')
}
