export interface CephPlace {
  folder: string
  fsid: string
  monitorPort: number
}

/** Bytes that the objects of a run may take in memory. */
const MEMORY = 2 * 2 ** 30

/** A Ceph of one monitor and one store in memory, on loopback, nothing of it outside the folder. */
export function cephConfig({ folder, fsid, monitorPort }: CephPlace): string {
  const settings = {
    fsid,
    'mon host': `v2:127.0.0.1:${monitorPort}`,
    'public addr': '127.0.0.1',
    'cluster addr': '127.0.0.1',
    'ms bind ipv6': false,
    'auth cluster required': 'cephx',
    'auth service required': 'cephx',
    'auth client required': 'cephx',
    keyring: `${folder}/keyring`,
    'run dir': folder,
    'admin socket': `${folder}/$name.asok`,
    'pid file': `${folder}/$name.pid`,
    'log file': `${folder}/$name.log`,
    'mon data': `${folder}/mon`,
    'osd data': `${folder}/osd`,
    'osd objectstore': 'memstore',
    'memstore device bytes': MEMORY,
    // One copy of everything, in as few groups as a pool may have: there is one store.
    'osd pool default size': 1,
    'osd pool default min size': 1,
    'osd pool default pg num': 8,
    'osd crush chooseleaf type': 0,
    'mon allow pool size one': true,
    'mon max pg per osd': 1000,
  }
  return `[global]\n${Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')}`
}
