import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { JOINED, ROOT } from '../places.ts'
import { GENERATORS } from './install.ts'

export interface Mock {
  url: string
  stop: () => void
  exited: Promise<unknown>
}

/** Starts prism on the committed document. @param port 0: a free one. @throws Error with its words where it does not start */
export async function startMock(port: number, onLine: (line: string) => void = () => {}): Promise<Mock> {
  const prism = `${GENERATORS}node_modules/@stoplight/prism-cli/dist/index.js`
  const args = [prism, 'mock', '--host', '127.0.0.1', '--port', String(port || (await freePort())), ROOT + JOINED]
  const child = spawn(process.execPath, args, { env: { ...process.env, SCARF_ANALYTICS: 'false' } })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const said: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line)
        onLine(line)
        const found = /listening on (http:\S+)/.exec(line)?.[1]
        if (found !== undefined) resolve(found)
      })
    }
    void exited.then(() => reject(new Error(`the mock did not start:\n${said.join('\n')}`)))
  })
  return { url, stop: () => void child.kill('SIGTERM'), exited }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
