import { operationsOf } from '../document.ts'
import type { Answer, Content, OpenApiDocument, Operation } from '../document.ts'
import { createValidator } from '../validator.ts'
import type { Check } from './check.ts'

/** Every body of every operation has an example that is right, and every operation one with Korean text. */
export const examples: Check = {
  name: 'examples',
  async run({ joined }) {
    const validate = createValidator(joined)
    let count = 0
    const faults = operationsOf(joined).flatMap(([name, operation]) => {
      const bodies = bodiesOf(joined, operation)
      const found = bodies.flatMap(({ place, type, schema, values }) => {
        count += values.length
        if (values.length === 0) return [`${name}: ${place} has no example`]
        if (!type.includes('json')) return []
        return values.flatMap((value) =>
          validate(schema, value).map((fault) => `${name}: example of ${place}: ${fault}`),
        )
      })
      const isKorean = bodies.some(({ values }) => /[가-힣]/.test(JSON.stringify(values)))
      return isKorean ? found : [...found, `${name}: no example has Korean text`]
    })
    return { faults, looked: `${count} examples` }
  },
}

function bodiesOf(document: OpenApiDocument, { requestBody, responses }: Operation) {
  return [
    ...mediaOf('the request', requestBody?.content),
    ...Object.entries(responses).flatMap(([status, answer]) => mediaOf(status, resolve(document, answer).content)),
  ]
}

function mediaOf(place: string, content: Content = {}) {
  return Object.entries(content).map(([type, { schema, example, examples: named }]) => ({
    place,
    type,
    schema,
    values: [...(example === undefined ? [] : [example]), ...Object.values(named ?? {}).map(({ value }) => value)],
  }))
}

/** The answer itself, where it stands among the shared ones. */
export function resolve(document: OpenApiDocument, answer: Answer): Answer {
  const name = answer.$ref?.split('/').at(-1)
  return name === undefined ? answer : ((document.components?.responses?.[name] ?? {}) as Answer)
}
