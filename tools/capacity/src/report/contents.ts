import { breakEvens } from '../cost/break-even.ts'
import type { BreakEven } from '../cost/break-even.ts'
import { totalOf, unverifiedShare } from '../cost/bill.ts'
import type { CostLine } from '../cost/bill.ts'
import { costOfOurs } from '../cost/ours.ts'
import { costOfWeekOne } from '../cost/week-one.ts'
import { costOfWeekTwo } from '../cost/week-two.ts'
import { priceFile } from '../inputs/prices.ts'
import type { Usage } from '../inputs/usage.ts'
import { lunchCurves } from '../model/lunch.ts'
import type { LunchCurve } from '../model/lunch.ts'
import { planFor } from '../model/plan.ts'
import type { Plan } from '../model/plan.ts'
import { sweep } from '../sweep/sweep.ts'
import type { Decade } from '../sweep/sweep.ts'

/** A bill of one architecture. */
export interface Architecture {
  id: 'week1' | 'week2' | 'ours'
  name: { ko: string; en: string }
  lines: CostLine[]
  total: number
  /** Share of the total that hangs on a price nobody verified. */
  unverified: number
}

const NAMES = {
  week1: {
    ko: '1주차: API Gateway · Lambda · DynamoDB · Neptune',
    en: 'week 1: API Gateway, Lambda, DynamoDB, Neptune',
  },
  week2: {
    ko: '2주차: 그린 그대로 (원본 이미지, 함수 소비자)',
    en: 'week 2: as drawn (original images, function as consumer)',
  },
  ours: { ko: '현재: CDN과 파생본, 목록 타임라인', en: 'ours: CDN with derivatives, timelines as lists' },
}

export function architectures(plan: Plan): Architecture[] {
  const bills = { week1: costOfWeekOne(plan), week2: costOfWeekTwo(plan), ours: costOfOurs(plan) }
  return (Object.keys(bills) as (keyof typeof bills)[]).map((id) => {
    const lines = bills[id]
    return { id, name: NAMES[id], lines, total: totalOf(lines), unverified: unverifiedShare(lines) }
  })
}

/** A row of the table old → new. */
export interface Comparison {
  users: number
  totals: Record<Architecture['id'], number>
  /** Share of the week-1 and week-2 bill that is saved. */
  saved: { week1: number; week2: number }
}

/** The sizes of the table that the issue asks for. */
export const TABLE = [1_000, 10_000, 1_000_000]

export function comparison(users: number, usage?: Usage): Comparison {
  const [week1, week2, ours] = architectures(planFor(users, usage)).map(({ total }) => total) as [
    number,
    number,
    number,
  ]
  return { users, totals: { week1, week2, ours }, saved: { week1: 1 - ours / week1, week2: 1 - ours / week2 } }
}

/** Everything that a report says; also what `--json` prints. */
export interface Contents {
  plan: Plan
  lunch: LunchCurve[]
  architectures: Architecture[]
  table: Comparison[]
  breakEvens: BreakEven[]
  sweep: Decade[]
  prices: { region: string; date: string; excludes: string; unverified: string[] }
}

export function contentsFor(users: number, usage: Usage): Contents {
  const plan = planFor(users, usage)
  const bills = architectures(plan)
  const used = new Set(bills.flatMap(({ lines }) => lines.flatMap(({ prices }) => Object.keys(prices))))
  const { region, date, excludes, prices } = priceFile
  return {
    plan,
    lunch: lunchCurves(plan),
    architectures: bills,
    table: [...new Set([...TABLE, users])].sort((a, b) => a - b).map((at) => comparison(at, usage)),
    breakEvens: breakEvens(),
    sweep: sweep(),
    prices: { region, date, excludes, unverified: [...used].filter((id) => prices[id]?.verified === false).sort() },
  }
}
