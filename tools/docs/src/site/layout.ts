import { COMMON, GUIDES, LANGUAGES } from './contents.ts'
import type { Language } from './contents.ts'

export interface Page {
  title: string
  language: Language
  /** Path of this page, and of the same one in the other language. */
  path: string
  other?: string
  /** HTML of the page's own part. */
  body: string
}

/** A whole page: navigation, and the page's own part. Everything that it loads is of its own origin. */
export function layout({ title, language, path, other, body }: Page): string {
  const link = (to: string, words: string) => `<a href="${to}"${to === path ? ' aria-current="page"' : ''}>${words}</a>`
  const guides = GUIDES.map((guide) => link(`/docs/${language}/${guide.slug}`, guide[language]))
  const common = COMMON.map((page) => link(page.path, page[language]))
  const toOther = LANGUAGES.filter((one) => one !== language && other !== undefined).map(
    (one) => `<a href="${other}" hreflang="${one}" lang="${one}">${one === 'ko' ? '한국어' : 'English'}</a>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 맛집 API</title>
<link rel="stylesheet" href="/docs/assets/site.css">
</head>
<body>
<a class="skip" href="#main">${language === 'ko' ? '본문으로' : 'Skip to the text'}</a>
<nav aria-label="${language === 'ko' ? '문서' : 'Documentation'}">
<a class="home" href="/docs/${language}/getting-started">맛집 API</a>
<ul>${[...guides, ...common, ...toOther].map((item) => `<li>${item}</li>`).join('')}</ul>
</nav>
<main id="main">
${body}
</main>
</body>
</html>
`
}
