import { resolve } from '../checks/examples.ts'
import { operationsOf } from '../document.ts'
import type { OpenApiDocument } from '../document.ts'
import { createValidator } from '../validator.ts'
import { startMock } from './start-mock.ts'

/** Asks the mock every operation that reads, and holds its answers against the document. @returns what is wrong */
export async function tryMock(document: OpenApiDocument): Promise<string[]> {
  const mock = await startMock(0)
  try {
    const validate = createValidator(document)
    const reads = operationsOf(document).filter(([name]) => name.startsWith('GET '))
    const faults = await Promise.all(
      reads.map(async ([name, { parameters = [], responses }]) => {
        const example = ({ schema, example: own }: (typeof parameters)[number]) =>
          String(own ?? (schema as { examples?: unknown[] }).examples?.[0] ?? '1')
        const url = new URL(name.slice('GET '.length), mock.url)
        for (const one of parameters) {
          if (one.in === 'path') url.pathname = decodeURIComponent(url.pathname).replace(`{${one.name}}`, example(one))
          else if (one.in === 'query' && one.required) url.searchParams.set(one.name, example(one))
        }
        const answer = await fetch(url, {
          headers: {
            authorization: 'Bearer mock',
            accept: 'application/json, application/x-ndjson, text/event-stream',
          },
        })
        if (answer.status !== 200) return [`the mock answers ${answer.status} to ${name}: ${await answer.text()}`]
        const media = resolve(document, responses['200'] ?? {}).content?.['application/json']
        return media ? validate(media.schema, await answer.json()).map((fault) => `the mock of ${name}: ${fault}`) : []
      }),
    )
    return faults.flat()
  } finally {
    mock.stop()
    await mock.exited
  }
}
