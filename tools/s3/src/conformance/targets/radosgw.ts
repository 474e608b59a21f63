import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cephConfig } from './ceph-config.ts'
import { installRadosgw } from './install-radosgw.ts'
import { CREDENTIALS, type RunningTarget } from './running-target.ts'

const run = promisify(execFile)

/** Milliseconds for the whole of it to answer: 13 s were measured on two cores. */
const BOOT_MS = 120_000
const LOOK_EVERY_MS = 200

const CAPABILITIES: Record<string, string[]> = {
  'mon.': ['mon', 'allow *'],
  'client.admin': ['mon', 'allow *', 'osd', 'allow *'],
  'osd.0': ['mon', 'allow profile osd', 'osd', 'allow *'],
  'client.rgw': ['mon', 'allow rw', 'osd', 'allow rwx'],
}

/** Debian's radosgw on a Ceph of its own; brings the packages where root may. */
export async function startRadosgw(): Promise<RunningTarget> {
  await installRadosgw()
  const folder = mkdtempSync(join(tmpdir(), 'matjip-radosgw-'))
  for (const name of ['mon', 'osd', 'rgw']) mkdirSync(join(folder, name))
  const [monitorPort, port] = [await freePort(), await freePort()]
  const children: ChildProcess[] = []
  const stop = async () => {
    // In reverse: the gateway first, the monitor that all of them ask last.
    for (const child of children.toReversed()) await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const place = { folder, fsid: randomUUID(), monitorPort }
    writeFileSync(join(folder, 'ceph.conf'), cephConfig(place))
    const config = ['-c', join(folder, 'ceph.conf')]
    const start = (command: string, ...args: string[]) => {
      const log = openSync(join(folder, `${command}.out`), 'a')
      children.push(spawn(command, [...config, ...args, '-f'], { stdio: ['ignore', log, log] }))
    }
    await makeKeys(folder)
    const map = join(folder, 'monmap')
    await run('monmaptool', ['--create', '--addv', 'a', `[v2:127.0.0.1:${monitorPort}]`, '--fsid', place.fsid, map])
    await run('ceph-mon', [...config, '--mkfs', '-i', 'a', '--monmap', map])
    start('ceph-mon', '-i', 'a')
    const osd = randomUUID()
    await run('ceph', [...config, 'osd', 'new', osd, '0'], { timeout: BOOT_MS })
    await run('ceph-osd', [...config, '-i', '0', '--mkfs', '--osd-uuid', osd])
    start('ceph-osd', '-i', '0')
    start(
      'radosgw',
      '-n',
      'client.rgw',
      '--rgw-data',
      join(folder, 'rgw'),
      '--rgw-frontends',
      `beast endpoint=127.0.0.1:${port}`,
    )
    const { accessKeyId, secretAccessKey } = CREDENTIALS
    const user = ['user', 'create', '--uid', 'matjip', '--display-name', 'matjip']
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey]
    await run('radosgw-admin', [...config, '-n', 'client.rgw', ...user, ...keys], { timeout: BOOT_MS })
    const endpoint = `http://127.0.0.1:${port}`
    await answers(endpoint)
    const { stdout } = await run('radosgw', ['--version'])
    // The one region that needs no zone of that name.
    return { description: stdout.trim(), endpoint, region: 'us-east-1', credentials: CREDENTIALS, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeKeys(folder: string): Promise<void> {
  const keyring = join(folder, 'keyring')
  for (const [index, [name, capabilities]] of Object.entries(CAPABILITIES).entries()) {
    const caps = Array.from({ length: capabilities.length / 2 }, (_, at) => [
      '--cap',
      ...capabilities.slice(2 * at, 2 * at + 2),
    ])
    await run('ceph-authtool', [
      keyring,
      ...(index === 0 ? ['--create-keyring'] : []),
      '--gen-key',
      '-n',
      name,
      ...caps.flat(),
    ])
  }
}

async function answers(endpoint: string): Promise<void> {
  for (const until = Date.now() + BOOT_MS; ;) {
    if (
      await fetch(endpoint).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return
    if (Date.now() > until) throw new Error(`radosgw did not answer within ${BOOT_MS / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  // It holds nothing that anybody wants to keep.
  child.kill('SIGKILL')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
