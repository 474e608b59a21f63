import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Marked } from 'marked'
import { GUIDES, LANGUAGES } from './contents.ts'
import { layout } from './layout.ts'
import { problemsBody } from './problems-body.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const HERE = fileURLToPath(new URL('./', import.meta.url))
/** The reference as its makers bundle it, with everything that it needs. */
const SCALAR = `${ROOT}node_modules/@scalar/fastify-api-reference/dist/js/standalone.js`
const marked = new Marked({ gfm: true })

/** Builds the documentation site into a folder, as the gateway serves it under `/docs`: pages from Markdown, the documents, the reference. */
export function buildSite(outdir: string): void {
  // Beside its place, then moved: nobody sees half of it.
  const fresh = `${outdir}.${process.pid}`
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(fresh, path)), { recursive: true })
    writeFileSync(join(fresh, path), text)
  }
  for (const [path, html] of pages()) write(path, html)
  cpSync(`${ROOT}docs/openapi`, join(fresh, 'openapi'), { recursive: true })
  for (const [from, to] of [
    [`${HERE}site.css`, 'site.css'],
    [`${HERE}reference.client.js`, 'reference.js'],
    [SCALAR, 'scalar.js'],
  ] as const) {
    cpSync(from, join(fresh, 'assets', to))
  }
  rmSync(outdir, { recursive: true, force: true })
  renameSync(fresh, outdir)
}

/** Every page: its file, and its HTML. @throws Error where a guide is missing in a language */
export function pages(): [path: string, html: string][] {
  const markdown = (path: string) => marked.parse(readFileSync(`${ROOT}docs/${path}`, 'utf8'), { async: false })
  const guides = LANGUAGES.flatMap((language) =>
    GUIDES.map((guide): [string, string] => {
      const path = `/docs/${language}/${guide.slug}`
      const other = `/docs/${language === 'ko' ? 'en' : 'ko'}/${guide.slug}`
      const body = markdown(`site/${language}/${guide.slug}.md`)
      return [`${language}/${guide.slug}.html`, layout({ title: guide[language], language, path, other, body })]
    }),
  )
  const common = { language: 'ko' } as const
  const changelog = { ...common, title: '변경 기록', path: '/docs/changelog', body: markdown('api-changelog.md') }
  const problems = { ...common, title: '오류 목록', path: '/docs/problems', body: problemsBody() }
  return [
    ...guides,
    ['index.html', guides[0]?.[1] ?? ''],
    ['changelog.html', layout(changelog)],
    ['problems.html', layout(problems)],
    ['reference.html', REFERENCE],
  ]
}

const REFERENCE = `<!doctype html>
<html lang="ko">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>맛집 API</title></head>
<body><div id="reference"></div><script src="/docs/assets/scalar.js"></script><script src="/docs/assets/reference.js"></script></body>
</html>
`

if (import.meta.main) {
  const outdir = process.argv[2] ?? `${ROOT}dist/docs`
  buildSite(outdir)
  console.log(`${pages().length} pages in ${outdir}`)
}
