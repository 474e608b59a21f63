import { expect, test } from 'vitest'
import { priceFile } from '../inputs/prices.ts'
import { USAGE } from '../inputs/usage.ts'
import { planFor } from '../model/plan.ts'
import { readOptions } from '../options.ts'
import { sweep } from '../sweep/sweep.ts'
import { architectures, comparison, contentsFor, TABLE } from './contents.ts'
import { renderHtml } from './html.ts'

const round = (value: number) => Number(value.toPrecision(3))

test('golden: the table old → new, at the sizes that are asked for', () => {
  expect(
    TABLE.map((users) => comparison(users)).map(({ users, totals }) => [users, ...Object.values(totals).map(round)]),
  ).toMatchInlineSnapshot(`
    [
      [
        1000,
        861,
        1890,
        509,
      ],
      [
        10000,
        2150,
        15100,
        718,
      ],
      [
        1000000,
        130000,
        1340000,
        25500,
      ],
    ]
  `)
})

test('golden: what 1,000,000 people need', () => {
  const { redis, postgres, processes } = planFor(1_000_000)
  expect({
    redis: [round(redis.bytes / 1e9), redis.sized.shards, redis.sized.of.name],
    postgres: [round(postgres.gb), postgres.connections, postgres.sized.shards, postgres.sized.of.name],
    tasks: processes.map(({ process, most }) => `${process} ${most}`),
  }).toMatchInlineSnapshot(`
    {
      "postgres": [
        595,
        327,
        1,
        "db.r7g.4xlarge",
      ],
      "redis": [
        13.5,
        1,
        "cache.r7g.xlarge",
      ],
      "tasks": [
        "feed-service/main 4",
        "relation-service/main 2",
        "post-service/main 1",
        "upload-presigner/main 1",
        "upload-presigner/derivatives 22",
        "feed-service/fanout 1",
        "feed-service/trends 1",
        "post-service/relay 2",
        "relation-service/consumer 1",
        "counter-batch/loop 2",
      ],
    }
  `)
})

test('golden: what breaks first, decade by decade', () => {
  expect(
    sweep().map(({ users, breaks: [first] }) => [
      users,
      first?.component.en ?? null,
      first ? round(first.users) : null,
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        1000,
        null,
        null,
      ],
      [
        10000,
        null,
        null,
      ],
      [
        100000,
        "Redis",
        69200,
      ],
      [
        1000000,
        "derivatives workers",
        189000,
      ],
      [
        10000000,
        "feed tasks",
        1320000,
      ],
      [
        100000000,
        "clicks: queue and fold",
        11100000,
      ],
      [
        1000000000,
        "fan-out",
        159000000,
      ],
    ]
  `)
})

test('more people never cost less or need less, and every line of a bill has its prices', () => {
  const sizes = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
  const plans = sizes.map((users) => planFor(users))
  for (const [index, plan] of plans.entries()) {
    const before = plans[index - 1]
    for (const [place, { total, lines }] of architectures(plan).entries()) {
      if (before) expect(total).toBeGreaterThanOrEqual(architectures(before)[place]?.total ?? Infinity)
      for (const { cost, prices } of lines) {
        const parts = Object.values(prices).reduce((sum, part) => sum + part, 0)
        expect(parts).toBeCloseTo(cost, 6)
      }
    }
    if (before) expect(plan.redis.bytes).toBeGreaterThan(before.redis.bytes)
  }
})

test('every price says where it is from and whether somebody has verified it', () => {
  for (const [id, { value, source, verified }] of Object.entries(priceFile.prices)) {
    expect(value, id).toBeGreaterThan(0)
    expect(priceFile.sources, id).toHaveProperty([source])
    expect(typeof verified, id).toBe('boolean')
  }
})

test('the HTML report is one file in two languages: it asks for nothing, and no number is missing', () => {
  const html = renderHtml(contentsFor(10_000, USAGE))
  expect(html).not.toMatch(/<script|src=|https?:\/\/(?!www\.w3)|@import|url\(/)
  expect(html).not.toMatch(/NaN|Infinity|undefined/)
  expect(html.match(/class="ko"/g)?.length).toBe(html.match(/class="en"/g)?.length)
  expect(html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(4)
})

test('an assumption is replaced by its name, a wrong one is refused with what is known', () => {
  expect(readOptions(['--users', '1000', '--set', 'homePages=30']).usage).toEqual({ ...USAGE, homePages: 30 })
  expect(() => readOptions(['--users', '1000', '--set', 'meals=3'])).toThrow(/known are .*homePages/)
  expect(() => readOptions(['--users', 'many'])).toThrow(/whole number/)
})
