import type { Contents } from './contents.ts'
import { dollars, figure, megabytes, people, per } from './numbers.ts'

/** The report for a terminal. */
export function renderText(contents: Contents): string {
  const { plan, lunch, architectures, table, breakEvens, sweep, prices } = contents
  const { redis, postgres } = plan
  return [
    `${people(plan.users)} daily users: ${people(Math.round(plan.day.requests))} requests a day, ${(plan.peakMinuteShare * 100).toFixed(2)} % of them in the busiest minute`,
    section('Peak minute by route', [
      ['route', 'a second', 'under way'],
      ...plan.routes.map(({ route, peak, concurrency }) => [route, figure(peak), figure(concurrency)]),
    ]),
    section('Queues at lunch', [
      ['queue', 'consumer', 'deepest', 'oldest, s', 'at once'],
      ...lunch.map(({ queue, consumer, worst }) => [
        queue,
        consumer.en,
        figure(worst.depth),
        figure(worst.age),
        figure(worst.concurrency),
      ]),
    ]),
    section(
      `Redis: ${megabytes(redis.bytes)}, ${figure(redis.coresAtPeak)} cores → ${redis.sized.shards} × ${redis.sized.of.name} and a replica of each`,
      [
        ['family', 'keys', 'entries', 'MB'],
        ...redis.families.map(({ name, keys, entries, bytes }) => [
          name,
          people(keys),
          figure(entries),
          figure(bytes / 1e6),
        ]),
      ],
    ),
    section(
      `Postgres: ${figure(postgres.gb)} GB, ${figure(postgres.coresAtPeak)} cores, ${people(postgres.connections)} connections → ${postgres.sized.shards} × ${postgres.sized.of.name}, Multi-AZ`,
      [['rows', 'count'], ...Object.entries(postgres.rows).map(([name, rows]) => [name, people(Math.round(rows))])],
    ),
    section('Tasks, at rest and at meals', [
      ['process', 'least', 'most'],
      ...plan.processes.map(({ process, least, most }) => [process, String(least), String(most)]),
    ]),
    ...architectures.map(({ name, lines, total, unverified }) =>
      section(`${name.en}: ${dollars(total)} a month (${per(unverified)} of it with a price that is not verified)`, [
        ['component', 'USD a month'],
        ...lines.map(({ component, cost }) => [component, figure(cost)]),
      ]),
    ),
    section('Old → new', [
      ['users', 'week 1', 'week 2', 'ours', 'saved of week 1', 'of week 2'],
      ...table.map(({ users, totals, saved }) => [
        people(users),
        dollars(totals.week1),
        dollars(totals.week2),
        dollars(totals.ours),
        per(saved.week1),
        per(saved.week2),
      ]),
    ]),
    section('Break-even', [
      ['what', 'daily users'],
      ...breakEvens.map(({ what, users, always }) => [
        what.en,
        users === null ? `always the ${always}` : people(users),
      ]),
    ]),
    section('What breaks first on the way to', [
      ['users', 'component', 'at', 'was', 'becomes'],
      ...sweep.map(({ users, breaks: [first] }) => [
        people(users),
        first?.component.en ?? 'nothing',
        first ? people(first.users) : '',
        first?.was.en ?? '',
        first?.becomes.en ?? '',
      ]),
    ]),
    `Prices: ${prices.region}, ${prices.date}, without ${prices.excludes}. Not verified: ${prices.unverified.join(', ')}`,
  ].join('\n\n')
}

function section(title: string, rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}
