export * from './meal-slots.ts'
export * from './score.ts'
export * from './trust.ts'
export * from './weigh-uses.ts'
