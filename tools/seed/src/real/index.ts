export { openRealInput, type RealInput } from './real-input.ts'
export { readFollows, type RealFollow } from './real-people.ts'
