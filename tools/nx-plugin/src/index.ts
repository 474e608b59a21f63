export { createNodes } from './create-nodes.ts'
export const name = '@matjip/nx-plugin'
