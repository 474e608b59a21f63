import { type Check, Deviation, expectAnswer, expectValue } from '../check.ts'

/** Bytes of the longest key of S3. */
const LONGEST = 1024

export const keyChecks: Check[] = [
  ...['사진/국밥 1.jpg', 'a+b=c&d?e#f%25', "(it's)!*~", 'double//slash/', 'é composed and e\u0301 apart'].map(
    (name): Check => ({
      name: `the key ${name}`,
      expected: 'the same key comes back',
      run: async (world) => {
        const key = world.key(name)
        await world.put(key, name)
        expectValue('the object', await world.get(key), name)
      },
    }),
  ),
  {
    name: 'a key of 1,024 bytes',
    expected: '200',
    run: async (world) => {
      const key = world.key().padEnd(LONGEST, 'k')
      await world.put(key)
      expectValue('the object', await world.get(key), 'bytes')
    },
  },
  {
    name: 'a key of 1,025 bytes',
    expected: '400 KeyTooLongError',
    run: async (world) => {
      const path = `/${world.bucket}/${world.key().padEnd(LONGEST + 1, 'k')}`
      expectAnswer(await world.signed({ method: 'PUT', path, body: 'bytes' }), 400, 'KeyTooLongError')
    },
  },
  ...[
    '../../etc/passwd',
    '../b',
    '%2e%2e/%2e%2e/etc/passwd',
    '%2e%2e%2fother',
    'a/%2e%2e/b',
    '%00',
    '%c0%ae%c0%ae/x',
  ].map((tail): Check => ({
    name: `the key ${tail}`,
    expected: 'refused (4xx), or kept as just that name; never another object',
    run: async (world) => {
      const prefix = world.key('')
      await world.put(`${prefix}b`, 'mine')
      const answer = await world.signed({ method: 'PUT', path: `/${world.bucket}/${prefix}${tail}`, body: 'theirs' })
      if (answer.status >= 500 || answer.status === 0) throw new Deviation(String(answer.status))
      expectValue('the object beside it', await world.get(`${prefix}b`), 'mine')
    },
  })),
]
