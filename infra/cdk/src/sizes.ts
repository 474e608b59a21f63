import type { Size } from './settings.ts'

/** Tasks of a service at rest, and at most. */
export interface Tasks {
  least: number
  most: number
}

/** What the parts of an installation are made of. */
export interface Measures {
  /** Availability zones that anything runs in. */
  zones: number
  /** One NAT gateway for each zone costs more than the loss of one for an hour, until it does not. */
  natGateways: number
  /** `connections`: what RDS lets be open by default, memory / 9,531,392, less what it keeps for itself. */
  postgres: { instance: string; multiAz: boolean; storageGb: number; backupDays: number; connections: number }
  /** Masters and replicas of each; more than one master makes it a Cluster. */
  redis: { node: string; masters: number; replicas: number }
  /** Of a process that has no number of its own in the process table. */
  tasks: Tasks
}

/** `small` is the sizing of 10,000 users a day; `ha` that of a million, in three zones. Figures: tools/capacity. */
export const measures: Record<Size, Measures> = {
  small: {
    zones: 2,
    natGateways: 1,
    postgres: { instance: 't4g.medium', multiAz: true, storageGb: 50, backupDays: 7, connections: 400 },
    redis: { node: 'cache.t4g.small', masters: 1, replicas: 1 },
    tasks: { least: 1, most: 4 },
  },
  ha: {
    zones: 3,
    natGateways: 3,
    postgres: { instance: 'r7g.xlarge', multiAz: true, storageGb: 500, backupDays: 14, connections: 3_300 },
    redis: { node: 'cache.r7g.large', masters: 3, replicas: 1 },
    tasks: { least: 2, most: 40 },
  },
}
