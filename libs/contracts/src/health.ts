import { Type } from 'typebox'
import { component } from './component.ts'

export const Health = component(
  'Health',
  Type.Object({
    status: Type.String({ enum: ['ok', 'unavailable'] }),
    checks: Type.Record(Type.String(), Type.String(), { description: 'Each dependency: `ok` or what is wrong.' }),
  }),
)
