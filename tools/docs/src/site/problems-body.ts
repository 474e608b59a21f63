import { imageFaults, problemTypes } from '@matjip/contracts'

/** The error catalogue: a section of each code, at the anchor that `type` names. The words are our own tables', so nothing needs escaping. */
export function problemsBody(): string {
  const sections = Object.entries(problemTypes).map(([code, { status, title, ko, en, retryable }]) => {
    const advice = retryable
      ? '<p lang="ko">같은 요청이 나중에 성공할 수 있습니다. <code>Retry-After</code> 가 있으면 기다리세요.</p><p lang="en">The same request can succeed later: wait for <code>Retry-After</code> where it is sent.</p>'
      : '<p lang="ko">요청을 고쳐야 합니다.</p><p lang="en">Change the request first.</p>'
    const images = code === 'image-not-usable' ? imageTable() : ''
    return `<section id="${code}"><h2>${code}</h2><p><b>${status} ${title}</b></p><p lang="ko">${ko}</p><p lang="en">${en}</p>${advice}${images}</section>`
  })
  return `<h1>오류 목록 · Error catalogue</h1>\n${sections.join('\n')}`
}

/** What `errors` of `image-not-usable`, and `failure` of an upload, may say. */
function imageTable(): string {
  const rows = Object.entries(imageFaults).map(
    ([code, { ko, en }]) => `<tr><td><code>${code}</code></td><td lang="ko">${ko}</td><td lang="en">${en}</td></tr>`,
  )
  return `<table><tbody>${rows.join('')}</tbody></table>`
}
