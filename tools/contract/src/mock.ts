import { parseArgs } from 'node:util'
import { installGenerators } from './generators/install.ts'
import { startMock } from './generators/start-mock.ts'

/** `npm run mock [-- --port 4010]`: the API by its examples, without the stack. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
installGenerators()
const mock = await startMock(Number(values.port), (line) => console.log(line))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, mock.stop)
console.log(`mock ${mock.url}`)
await mock.exited
