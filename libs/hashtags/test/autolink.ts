import { extractHashtags } from '../src/index.ts'

/** Scripts that twitter-text marks as written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The markup that twitter-text's autolink makes, built from our spans: it shows that they cut the text rightly. */
export function renderAutolink(text: string): string {
  let html = ''
  let written = 0
  for (const { display, start, end } of extractHashtags(text)) {
    const rtl = RIGHT_TO_LEFT.test(display) ? ' rtl' : ''
    html += text.slice(written, start)
    html += `<a href="https://twitter.com/search?q=%23${display}" title="#${display}" class="tweet-url hashtag${rtl}">`
    html += `${text.slice(start, end)}</a>`
    written = end
  }
  return html + text.slice(written)
}
