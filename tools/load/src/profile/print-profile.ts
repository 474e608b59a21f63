import { align } from '../table.ts'
import type { PathProfile } from './profile-path.ts'
import type { Work } from './store-work.ts'

/** Functions, statements and commands that are named: what is below them is below a hundredth. */
const NAMED = 22

/** The tables of a path, as text. */
export function printProfile(name: string, { requests, failed, cpu, times, statements, commands }: PathProfile): void {
  console.log(`\n== ${name}: ${requests} requests, ${failed} not answered rightly; CPU µs a request`)
  const parts = Object.entries(cpu).filter(([, us]) => us / requests >= 1)
  console.log(parts.map(([part, us]) => `${part} ${(us / requests).toFixed(0)}`).join(', '))
  for (const [role, all] of times) {
    const sum = all.reduce((total, { us }) => total + us, 0)
    const rows = all.slice(0, NAMED).map(({ where, us }) => [where, `${((100 * us) / sum).toFixed(1)} %`])
    console.log(`\n${align([[`${role}: self time`, 'share'], ...rows])}`)
  }
  const table = (title: string, work: readonly Work[]) => {
    const rows = work.slice(0, NAMED).map(({ what, times }) => [what, (times / requests).toFixed(2)])
    console.log(`\n${align([[title, 'a request'], ...rows])}`)
  }
  table('Postgres: statements', statements)
  table('Redis: commands, those in scripts too', commands)
}
