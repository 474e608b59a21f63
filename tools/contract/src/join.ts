import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { OpenApiDocument } from './document.ts'
import { REDOCLY, REDOCLY_ENV } from './redocly.ts'

const run = promisify(execFile)

/** What the whole API says of itself: the documents of services speak of themselves only. */
const info = {
  title: 'Matjip API',
  description:
    '맛집: 해시태그로 찾는 식당 피드. Posts about meals, found by hashtag, follow and place. ' +
    'Errors are `application/problem+json`: branch on `code`. Every POST takes an `Idempotency-Key`; follows and likes are states (PUT, DELETE) and answer 202. ' +
    'Times are RFC 3339 in UTC; meal slots are cut in Asia/Seoul. Guides: `/docs`.',
}

/** Where the API is: the local stack's default first, for whoever tries it out. */
const servers = [
  { url: 'http://127.0.0.1:8080', description: 'Local stack (`./start`)' },
  { url: 'https://api.matjip.example', description: 'Example of a deployment' },
]

/** Joins the services' documents into one by `redocly join`. @throws Error with its words where two say different things under one name */
export async function joinDocuments(documents: ReadonlyMap<string, OpenApiDocument>): Promise<OpenApiDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'matjip-join-'))
  try {
    const names = [...documents.keys()].sort()
    const file = (name: string) => join(folder, `${name}.json`)
    await Promise.all(names.map((name) => writeFile(file(name), JSON.stringify(documents.get(name)))))
    const joined = file('joined')
    const args = ['join', ...names.map(file), '--output', joined, '--without-x-tag-groups']
    await run(process.execPath, [REDOCLY, ...args], { cwd: folder, env: REDOCLY_ENV })
    const document = JSON.parse(await readFile(joined, 'utf8')) as OpenApiDocument
    const tags = document.tags?.map(({ name, description }) => ({
      name,
      ...(description !== undefined && { description }),
    }))
    return { ...document, info: { ...document.info, ...info }, servers, ...(tags && { tags }) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
