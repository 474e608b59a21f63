export { createJudge, type Answered } from './conformance/judge-answer.ts'
export { type OpenApiDocument, type Operation, operationsOf, type Parameter } from './document.ts'
export { JOINED, ROOT } from './places.ts'
