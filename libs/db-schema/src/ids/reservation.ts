import type pg from 'pg'

/** A process that makes ids of a kind. */
export interface Holder {
  kind: string
  /** Random for each process: a number is extended by the one that took it, and by nobody else. */
  holder: string
}

const TAKE = {
  name: 'take-id-worker',
  // Any of those that are free: processes that start together are not all after the same one.
  text: `insert into id_workers as w (kind, worker, holder, reserved_ms)
select $1, n, $2, $4 from generate_series(0, $5::int - 1) n
left join id_workers t on t.kind = $1 and t.worker = n
where t.worker is null or t.reserved_ms <= $3
order by random() limit 1
on conflict (kind, worker) do update set holder = excluded.holder, reserved_ms = excluded.reserved_ms
where w.reserved_ms <= $3
returning worker`,
}

/**
 * Takes a free number: one of which no id that tells a time from `fromMs` on was made or may still be made.
 * @returns undefined where all are taken, or somebody else was faster: to ask again tells which
 */
export async function takeWorker(
  pool: pg.Pool,
  { kind, holder }: Holder,
  { fromMs, untilMs, workers }: { fromMs: number; untilMs: number; workers: number },
): Promise<number | undefined> {
  const { rows } = await pool.query<{ worker: number }>({ ...TAKE, values: [kind, holder, fromMs, untilMs, workers] })
  return rows[0]?.worker
}

const EXTEND = {
  name: 'extend-id-worker',
  text: `update id_workers set reserved_ms = greatest(reserved_ms, $4)
where kind = $1 and holder = $2 and worker = $3 returning reserved_ms`,
}

/** @returns until when ids may be made, milliseconds since 1970; undefined where the number is another's by now */
export async function extendReservation(
  pool: pg.Pool,
  { kind, holder }: Holder,
  worker: number,
  untilMs: number,
): Promise<number | undefined> {
  const { rows } = await pool.query<{ reserved_ms: number }>({ ...EXTEND, values: [kind, holder, worker, untilMs] })
  return rows[0] && Number(rows[0].reserved_ms)
}

const GIVE_BACK = {
  name: 'give-back-id-worker',
  text: `update id_workers set reserved_ms = least(reserved_ms, $4) where kind = $1 and holder = $2 and worker = $3`,
}

/** What was reserved from `usedUntilMs` on was not used and will not be. */
export async function giveBack(
  pool: pg.Pool,
  { kind, holder }: Holder,
  worker: number,
  usedUntilMs: number,
): Promise<void> {
  await pool.query({ ...GIVE_BACK, values: [kind, holder, worker, usedUntilMs] })
}
