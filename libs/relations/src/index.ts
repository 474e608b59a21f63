export * from './intents.ts'
export * from './read-counts.ts'
export * from './read-viewer-state.ts'
export * from './relation-stores.ts'
