export { planFor } from './model/plan.ts'
export type { Plan } from './model/plan.ts'
export { comparison } from './report/contents.ts'
