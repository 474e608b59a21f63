import { measured } from '../inputs/measured.ts'
import type { Measured } from '../inputs/measured.ts'
import { figures } from './html-figures.ts'
import { both, escape, table } from './html-parts.ts'
import type { Contents } from './contents.ts'
import { dollars, figure, megabytes, people, per } from './numbers.ts'
import { STYLE } from './style.ts'

/** The report as one HTML file that needs no other, in Korean and English. */
export function renderHtml(contents: Contents): string {
  const { plan, architectures, table: sizes, breakEvens, sweep, prices } = contents
  const charts = figures(contents)
  const section = (ko: string, en: string, ...body: string[]) =>
    `<section><h2>${both(ko, en)}</h2>${body.join('')}</section>`
  const ours = architectures.find(({ id }) => id === 'ours')
  const peak = plan.routes.reduce((sum, row) => sum + row.peak, 0)
  const tiles = [
    [`${figure(peak)}/s`, '가장 바쁜 1분의 요청', 'requests in the busiest minute'],
    [megabytes(plan.redis.bytes), 'Redis', 'Redis'],
    [`${figure(plan.postgres.gb)} GB`, 'Postgres', 'Postgres'],
    [dollars(ours?.total ?? 0), '한 달 비용', 'a month'],
  ].map(([value = '', ko = '', en = '']) => `<div class="tile"><b>${value}</b>${both(ko, en)}</div>`)
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>맛집 · Matjip: ${people(plan.users)}</title><style>${STYLE}</style></head><body><main>
<div class="langs"><input type="radio" name="lang" id="ko" checked hidden><input type="radio" name="lang" id="en" hidden><label for="ko">한국어</label><label for="en">English</label></div>
<h1>${both(`하루 ${people(plan.users)}명의 용량과 비용`, `${people(plan.users)} people a day: capacity and cost`)}</h1>
<p class="soft">${both('가정(inputs/usage.ts)과 이 저장소의 측정값, 날짜가 적힌 가격표에서 계산한 값입니다.', 'Reckoned from assumptions (inputs/usage.ts), figures that this repository measured, and a dated list of prices.')}</p>
<div class="tiles">${tiles.join('')}</div>
${section('하루의 요청', 'Requests over the day', charts.day)}
${section(
  '가장 바쁜 1분, 경로별',
  'The busiest minute by route',
  table(
    [both('경로', 'route'), both('초당', 'a second'), both('동시 (리틀의 법칙)', 'under way (Little’s law)')],
    plan.routes.map((row) => [escape(row.route), figure(row.peak), figure(row.concurrency)]),
  ),
)}
${section(
  '점심의 큐',
  'Queues at lunch',
  charts.queue,
  table(
    [
      both('큐', 'queue'),
      both('소비자', 'consumer'),
      both('가장 깊을 때', 'deepest'),
      both('가장 오래된 것, 초', 'oldest, s'),
    ],
    contents.lunch.map(({ queue, consumer, worst }) => [
      queue,
      both(consumer.ko, consumer.en),
      figure(worst.depth),
      figure(worst.age),
    ]),
  ),
)}
${section(`Redis: ${plan.redis.sized.shards} × ${plan.redis.sized.of.name}`, `Redis: ${plan.redis.sized.shards} × ${plan.redis.sized.of.name}, and a replica of each`, charts.memory)}
${section('한 달 비용, 구조별', 'A month, by architecture', charts.costs, ...architectures.map(({ name, lines, total, unverified }) => `<h3>${both(name.ko, name.en)}</h3>` + table([both('구성 요소', 'component'), 'USD'], [...lines.map(({ component, cost }) => [component, figure(cost)]), [`<b>${both('합계', 'total')}</b>`, `<b>${dollars(total)}</b>`]]) + `<p class="soft">${both(`확인되지 않은 가격에 달린 몫 ${per(unverified)}`, `${per(unverified)} of it hangs on a price that is not verified`)}</p>`))}
${section(
  '사용자 수와 비용',
  'Users and cost',
  charts.growth,
  table(
    [
      both('하루 사용자', 'daily users'),
      both('1주차', 'week 1'),
      both('2주차', 'week 2'),
      both('현재', 'ours'),
      both('절감 (1주차)', 'saved of week 1'),
      both('절감 (2주차)', 'saved of week 2'),
    ],
    sizes.map(({ users, totals, saved }) => [
      people(users),
      dollars(totals.week1),
      dollars(totals.week2),
      dollars(totals.ours),
      per(saved.week1),
      per(saved.week2),
    ]),
  ),
)}
${section(
  '손익 분기',
  'Break-even',
  table(
    [both('무엇', 'what'), both('하루 사용자', 'daily users')],
    breakEvens.map(({ what, users, always }) => [
      both(what.ko, what.en),
      users === null
        ? always === 'second'
          ? both('항상 뒤의 것', 'always the second')
          : both('항상 앞의 것', 'always the first')
        : people(users),
    ]),
  ),
)}
${section(
  '무엇이 먼저 부서지나: 10³ … 10⁹',
  'What breaks first: 10³ … 10⁹',
  table(
    [
      both('까지', 'up to'),
      both('구성 요소', 'component'),
      both('사용자', 'users'),
      both('지금', 'was'),
      both('한계', 'limit'),
      both('대신', 'becomes'),
    ],
    sweep.flatMap(({ users, breaks }) =>
      breaks.length === 0
        ? [[people(users), both('없음', 'nothing'), '', '', '', '']]
        : breaks.map((at, index) => [
            index === 0 ? `<b>${people(users)}</b>` : '',
            both(at.component.ko, at.component.en),
            people(at.users),
            both(at.was.ko, at.was.en),
            both(at.limit.ko, at.limit.en),
            both(at.becomes.ko, at.becomes.en),
          ]),
    ),
    [2],
  ),
)}
${section('측정값과 가정', 'Measured, and assumed', table([both('값', 'figure'), '', both('출처', 'from')], [...Object.entries(measured as Record<string, Measured>).map(([name, { value, unit, from }]) => [name, `${figure(value)} ${unit}`, escape(from)]), ...Object.entries(plan.usage).map(([name, value]) => [name, figure(value as number), both('가정', 'assumed')])], [1]))}
<p class="soft">${both(`가격: ${prices.region}, ${prices.date}, 제외: ${prices.excludes}. 확인되지 않은 가격: ${prices.unverified.join(', ')}`, `Prices: ${prices.region}, ${prices.date}, without ${prices.excludes}. Not verified: ${prices.unverified.join(', ')}`)}</p>
</main></body></html>
`
}
