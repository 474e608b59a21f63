import { HOURS, priceOf } from '../inputs/prices.ts'
import { planFor } from '../model/plan.ts'
import type { Plan } from '../model/plan.ts'
import { DAYS, totalOf } from './bill.ts'
import type { CostLine } from './bill.ts'
import { costOfOurs } from './ours.ts'
import { costOfWeekOne } from './week-one.ts'
import { costOfWeekTwo } from './week-two.ts'

/** Two ways to do one thing, and the number of users from which on the second is cheaper. */
export interface BreakEven {
  what: { ko: string; en: string }
  /** Null where one of them is cheaper at all sizes: which, says `always`. */
  users: number | null
  always: 'first' | 'second' | null
}

type Cost = (plan: Plan) => number
const without = (names: string[], lines: CostLine[]) =>
  totalOf(lines.filter(({ component }) => !names.includes(component)))
const only = (names: string[], lines: CostLine[]) => totalOf(lines.filter(({ component }) => names.includes(component)))
const IMAGES = ['Image transfer', 'CloudFront', 'S3']

/** The presigner as a function of 512 MB, 40 ms; as at least two tasks of half a vCPU. */
const presignerFunction: Cost = ({ day }) =>
  day.photos * DAYS * (priceOf('lambda.request.million') / 1e6 + 0.5 * 0.04 * priceOf('lambda.gbSecond.arm'))
const presignerTasks: Cost = ({ processes }) => {
  const row = processes.find(({ process }) => process === 'upload-presigner/main')
  const hour = 0.5 * priceOf('fargate.arm.vcpuHour') + priceOf('fargate.arm.gbHour')
  return Math.max(2, row?.least ?? 2) * HOURS * hour + ((row?.most ?? 0) - (row?.least ?? 0)) * HOURS * 0.3 * hour
}

const PAIRS: readonly { what: BreakEven['what']; first: Cost; second: Cost }[] = [
  {
    what: { ko: '1주차 구조 → 현재 구조 (전체)', en: 'week 1 → ours, everything' },
    first: (plan) => totalOf(costOfWeekOne(plan)),
    second: (plan) => totalOf(costOfOurs(plan)),
  },
  {
    what: { ko: '2주차 구조 → 현재 구조 (전체)', en: 'week 2 → ours, everything' },
    first: (plan) => totalOf(costOfWeekTwo(plan)),
    second: (plan) => totalOf(costOfOurs(plan)),
  },
  {
    what: { ko: '2주차 → 현재, 이미지 제외', en: 'week 2 → ours, without images' },
    first: (plan) => without(IMAGES, costOfWeekTwo(plan)),
    second: (plan) => without(IMAGES, costOfOurs(plan)),
  },
  {
    what: {
      ko: '원본을 S3에서 직접 → 파생본을 CDN으로',
      en: 'originals from S3 → derivatives by CDN, with their worker',
    },
    first: (plan) => only(IMAGES, costOfWeekTwo(plan)),
    second: (plan) => {
      const worker = plan.processes.find(({ process }) => process === 'upload-presigner/derivatives')
      const hour = priceOf('fargate.arm.vcpuHour') + 2 * priceOf('fargate.arm.gbHour')
      return only(IMAGES, costOfOurs(plan)) + (worker?.most ?? 1) * hour * HOURS
    },
  },
  {
    what: { ko: 'presigner: Lambda → 컨테이너 2개', en: 'presigner: Lambda → two containers' },
    first: presignerFunction,
    second: presignerTasks,
  },
]

const LEAST = 10
const MOST = 1e9

/** From how many daily users on the second way is cheaper, by bisection over 10 … 10⁹. */
export function breakEvens(): BreakEven[] {
  return PAIRS.map(({ what, first, second }) => {
    const gain = (users: number) => {
      const plan = planFor(Math.round(users))
      return first(plan) - second(plan)
    }
    if (gain(LEAST) > 0 === gain(MOST) > 0) return { what, users: null, always: gain(MOST) > 0 ? 'second' : 'first' }
    let [low, high] = [Math.log10(LEAST), Math.log10(MOST)]
    const isAbove = gain(MOST) > 0
    // A thousandth of a decade: finer than anything that is assumed.
    while (high - low > 0.001) {
      const middle = (low + high) / 2
      if (gain(10 ** middle) > 0 === isAbove) high = middle
      else low = middle
    }
    return { what, users: Math.round(10 ** high), always: null }
  })
}
