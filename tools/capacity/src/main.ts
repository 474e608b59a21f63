/** `npm run capacity -- --users N [--set name=value]… [--json | --html FILE]`: what so many people need and cost. */
import { writeFileSync } from 'node:fs'
import { readOptions } from './options.ts'
import { contentsFor } from './report/contents.ts'
import { renderHtml } from './report/html.ts'
import { dollars, megabytes, people } from './report/numbers.ts'
import { renderText } from './report/text.ts'

const { users, usage, json, html } = readOptions(process.argv.slice(2))
const contents = contentsFor(users, usage)
if (json) console.log(JSON.stringify(contents, (key, value: unknown) => (key === 'curve' ? undefined : value), 1))
else if (html === undefined) console.log(renderText(contents))
else {
  const text = renderHtml(contents)
  writeFileSync(html, text)
  console.log(`${html}: ${(text.length / 1_000).toFixed(0)} KB, self-contained`)
}
const { plan, architectures } = contents
const totals = architectures.map(({ id, total }) => `${id} ${dollars(total)}`).join(', ')
// Not in JSON, which is for programs.
if (!json)
  console.log(
    `\ncapacity: ${people(users)} daily users: ${Math.round(plan.routes.reduce((sum, { peak }) => sum + peak, 0))} requests/s at the peak minute, ${megabytes(plan.redis.bytes)} of Redis on ${plan.redis.sized.shards} × ${plan.redis.sized.of.name}, a month: ${totals}`,
  )
