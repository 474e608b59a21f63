import type { OpenApiDocument } from '../document.ts'
import { compareDocuments } from './compare.ts'
import type { Change } from './compare.ts'
import type { Release } from './releases.ts'

export const CHANGELOG = 'docs/api-changelog.md'

/** docs/api-changelog.md: what changed for clients from release to release, and since the last one. */
export function renderChangelog(releases: readonly Release[], current: OpenApiDocument): string {
  const states = [...releases, { version: 'Unreleased (다음 버전)', document: current }]
  const sections = states.flatMap(({ version, document }, index) => {
    const before = states[index - 1]
    if (before === undefined) return [`## ${version}\n\nThe first one. 첫 공개 버전입니다.\n`]
    return [sectionOf(version, compareDocuments(before.document, document))]
  })
  return (
    [
      '# API changelog',
      'Generated from the differences between the documents in `docs/openapi/released` by `npm run docs`. 공개된 문서 사이의 차이에서 만들어집니다.',
      ...sections.reverse(),
    ].join('\n\n') + '\n'
  )
}

function sectionOf(version: string, changes: readonly Change[]): string {
  if (changes.length === 0) return `## ${version}\n\nNothing changed for clients. 달라진 점이 없습니다.`
  const [broken, kept] = [changes.filter(({ breaks }) => breaks), changes.filter(({ breaks }) => !breaks)]
  const list = (title: string, some: readonly Change[]) =>
    some.length === 0 ? [] : [`### ${title}`, ...group(some).map((line) => `- ${line}`)]
  return [
    `## ${version}`,
    ...list('Breaking (호환되지 않는 변경)', broken),
    ...list('Added and changed (추가·변경)', kept),
  ].join('\n')
}

/** By operation, each sentence once: a shared schema changes in many places. */
function group(changes: readonly Change[]): string[] {
  const places = new Map<string, Set<string>>()
  for (const { path, words } of changes) {
    const [, operation = path] = /^paths\/(\/.*?\/(?:get|put|post|patch|delete))(?:\/|$)/.exec(path) ?? []
    const operations = places.get(words) ?? new Set()
    places.set(
      words,
      operations.add(
        operation.replace(/^(.*)\/([a-z]+)$/, (_, url: string, method: string) => `${method.toUpperCase()} ${url}`),
      ),
    )
  }
  return [...places].map(([words, operations]) => `${words}: ${[...operations].map((one) => `\`${one}\``).join(', ')}`)
}
