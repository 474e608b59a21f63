import { planFor, smallestNodes } from '@matjip/capacity'
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
  postgres: {
    instance: string
    multiAz: boolean
    storageGb: number
    backupDays: number
    connections: number
    /** Streaming replicas, which feeds read (docs/adr/0040). */
    readReplicas: number
  }
  /** Masters and replicas of each; more than one master makes it a Cluster. */
  redis: { node: string; masters: number; replicas: number }
  /** Of a process that has no number of its own in the process table. */
  tasks: Tasks
}

/** Who an installation is for, and what is decided rather than computed. */
interface Decided extends Pick<Measures, 'zones' | 'natGateways' | 'tasks'> {
  /** People a day: everything else is what the planner says that they need. */
  users: number
  multiAz: boolean
  backupDays: number
  readReplicas: number
  redis: Omit<Measures['redis'], 'node'>
}

/** Storage beyond what there is after the planner's time, until somebody has to look; and the least that makes sense. */
const STORAGE_MARGIN = 1.5
const LEAST_STORAGE_GB = 50
/** RDS lets be open what its memory holds at so many bytes each, 5,000 at most; it keeps a twelfth for itself. */
const BYTES_A_CONNECTION = 9_531_392
const MOST_CONNECTIONS = 5_000
const OWN_CONNECTIONS = 1 / 12

const decided: Record<Size, Decided> = {
  small: {
    users: 10_000,
    zones: 2,
    natGateways: 1,
    multiAz: true,
    backupDays: 7,
    readReplicas: 0,
    redis: { masters: 1, replicas: 1 },
    tasks: { least: 1, most: 4 },
  },
  ha: {
    users: 1_000_000,
    zones: 3,
    natGateways: 3,
    multiAz: true,
    backupDays: 14,
    readReplicas: 1,
    // A zone each.
    redis: { masters: 3, replicas: 1 },
    tasks: { least: 2, most: 40 },
  },
}

/** Nodes and storage are those of the planner (tools/capacity) for the people that a size is for. */
export const measures: Record<Size, Measures> = { small: measured(decided.small), ha: measured(decided.ha) }

function measured({ users, redis, multiAz, backupDays, readReplicas, ...rest }: Decided): Measures {
  const plan = planFor(users)
  const nodes = smallestNodes(plan, redis.masters)
  const storageGb = Math.max(LEAST_STORAGE_GB, Math.ceil((plan.postgres.gb * STORAGE_MARGIN) / 50) * 50)
  const open = Math.min(MOST_CONNECTIONS, (nodes.postgres.memoryGb * 1024 ** 3) / BYTES_A_CONNECTION)
  const connections = Math.floor(open * (1 - OWN_CONNECTIONS))
  const instance = nodes.postgres.name.replace('db.', '')
  return {
    ...rest,
    postgres: { instance, multiAz, storageGb, backupDays, connections, readReplicas },
    redis: { ...redis, node: nodes.redis.name },
  }
}
