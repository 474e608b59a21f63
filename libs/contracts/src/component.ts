import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'

/** Every named schema by its `$id`: the service registers those that its routes refer to, so joined documents see equal ones. */
export const components = new Map<string, TSchema>()

/**
 * Names a schema, so that OpenAPI shows it once under `components/schemas` and clients get one type for it.
 * @throws Error at module load if the name is taken: two shapes under one name would be joined into nonsense.
 */
export function component<T extends TSchema>(name: string, schema: T): T {
  if (components.has(name)) throw new Error(`component ${name} is defined twice`)
  const named = { ...schema, $id: name } as T
  components.set(name, named)
  return named
}

/** Refers to a named schema: `$ref` in the document, the full static type in TypeScript. */
export function ref<T extends TSchema>(schema: T) {
  const id = (schema as { $id?: string }).$id
  if (id === undefined) throw new Error('only a component can be referred to')
  return Type.Unsafe<Static<T>>({ $ref: `${id}#` })
}

/** `T | null`, written so that every client generator understands it. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}
