import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '@matjip/stack'

/** Nobody, by the number that images without a shell use; named because some programs ask for the name. */
const PASSWD = 'nobody:x:65532:65532:nobody:/app:/sbin/nologin\n'
/** Names are looked up in the runtime's own /etc/hosts first, then by DNS. */
const NSSWITCH = 'hosts: files dns\n'
/** Parts of the C library that Node itself does without, and native packages do not: sharp, the bundler of the web app. */
const MORE_LIBRARIES = ['librt.so.1', 'libresolv.so.2']
const CERTIFICATES = join(ROOT, 'infra/docker/certificates')

/** What every image stands on: the Node that runs this, what it is linked with, and three files of /etc. */
export function layRoot(root: string): void {
  const node = realpathSync(process.execPath)
  copyTo(root, node, '/bin/node')
  const libraries = linkedWith(node)
  const beside = dirname(libraries.find((path) => path.includes('/libc.so')) ?? '')
  for (const library of [...libraries, ...MORE_LIBRARIES.map((name) => join(beside, name))])
    copyTo(root, library, library)
  write(root, '/etc/passwd', PASSWD)
  write(root, '/etc/group', 'nobody:x:65532:\n')
  write(root, '/etc/nsswitch.conf', NSSWITCH)
  const authorities = readdirSync(CERTIFICATES).filter((file) => file.endsWith('.pem'))
  write(root, '/app/rds-ca.pem', authorities.map((file) => readFileSync(join(CERTIFICATES, file), 'utf8')).join('\n'))
}

/** @returns paths of shared libraries, the loader's among them, by the loader itself: `ldd` is a script, and needs a shell */
export function linkedWith(program: string): string[] {
  const { stdout, error } = spawnSync(program, ['--version'], {
    env: { LD_TRACE_LOADED_OBJECTS: '1' },
    encoding: 'utf8',
  })
  if (error) throw error
  const paths = [...stdout.matchAll(/^\s*(?:\S+ => )?(\/\S+) \(0x/gm)].map(([, path = '']) => path)
  if (!paths.some((path) => path.includes('libc.so'))) throw new Error(`The loader did not say what ${program} needs`)
  return paths
}

/** Under the name that the loader looks for, whatever links stand behind it. */
function copyTo(root: string, from: string, to: string): void {
  mkdirSync(join(root, dirname(to)), { recursive: true })
  copyFileSync(realpathSync(from), join(root, to))
}

function write(root: string, path: string, text: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
