import type { Ablation } from './ablation.ts'

/** Rule 1 as far as the API keeps it, and the promise of the 202. */
export const accepting: readonly Ablation[] = [
  {
    name: 'version is the clock alone',
    rule: '1',
    accept: (ports, now) => ({ ...ports, stamp: () => now() * 1000 }),
  },
  {
    name: 'echoed versions are ignored',
    rule: '1',
    accept: (ports) => ({ ...ports, stamp: (actorId) => ports.stamp(actorId, null) }),
  },
  {
    name: 'echoes from the future are taken',
    rule: '1',
    accept: (ports) => ({
      ...ports,
      stamp: (actorId, echoed) => Math.max(ports.stamp(actorId, null), (echoed ?? 0) + 1),
    }),
  },
  {
    name: '202 before the queue has confirmed',
    rule: 'accept',
    accept: (ports) => ({
      ...ports,
      async send(message) {
        void ports.send(message).catch(() => {})
      },
    }),
  },
  {
    name: 'a refusal of one message of a batch is overlooked',
    rule: 'accept',
    accept: (ports) => ({
      ...ports,
      send: (message) =>
        ports.send(message).catch((error: unknown) => {
          if (!String(error).includes('InternalError')) throw error
        }),
    }),
  },
  {
    name: 'no intent is written',
    rule: 'intents',
    accept: (ports) => ({ ...ports, writeIntent: async () => true }),
  },
  {
    name: 'an intent is written whatever is there',
    rule: 'intents',
    lua: [['if not newer(state(click), known) then return 0 end', '']],
  },
]
