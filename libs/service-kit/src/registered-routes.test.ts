import { Problem, ref } from '@matjip/contracts'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { createTestService } from './testing-service.ts'

test('routes inside `register` are checked as strictly as any: nothing is removed or coerced in silence', async () => {
  const { service, close } = await createTestService()
  await service.register(async (scope: typeof service) => {
    // A component in the answer: it is added to the service while its routes are.
    const response = { 200: ref(Problem) }
    const schema = { querystring: Type.Object({}), response }
    scope.get('/listed', { config: { auth: 'none' }, schema }, async () => ({}) as never)
    const body = Type.Object({ count: Type.Integer() })
    scope.post('/counted', { config: { auth: 'none' }, schema: { body, response } }, async () => ({}) as never)
  })
  const query = await service.inject('/listed?limt=3')
  expect([query.statusCode, query.json().errors]).toMatchObject([400, [{ pointer: '/query/limt' }]])
  for (const payload of [{ count: '3' }, { count: 3, extra: 1 }]) {
    expect((await service.inject({ method: 'POST', url: '/counted', payload })).statusCode).toBe(400)
  }
  await close()
})
