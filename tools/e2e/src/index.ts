export { request, signIn, type Session } from './client.ts'
export { drawPhoto } from './drawn-photo.ts'
export { type RunningStack, startStack } from './running-stack.ts'
export { until } from './until.ts'
