/** As much of a CPU profile of V8 as is read. */
export interface CpuProfile {
  nodes: readonly {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }
  }[]
  /** The node in which the process was at each sample, and microseconds since the sample before. */
  samples: readonly number[]
  timeDeltas: readonly number[]
}

/** Microseconds between two samples: a page of 100 µs is in one of two. */
const INTERVAL_US = 200

/** Looks into a running process. */
export interface Inspector {
  /** Begins a CPU profile. */
  begin(): Promise<void>
  end(): Promise<CpuProfile>
  /** Collects all garbage. */
  collect(): Promise<void>
  close(): void
}

interface Answer {
  id: number
  result?: { profile?: CpuProfile }
  error?: { message: string }
}

/** Connects to a process that was started with `--inspect`. @throws Error where nothing listens there */
export async function openInspector(port: number): Promise<Inspector> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  const opened = Promise.withResolvers<void>()
  socket.addEventListener('open', () => opened.resolve())
  socket.addEventListener('error', () => opened.reject(new Error(`no inspector at ${port}`)))
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error(`the inspector at ${port} has gone`))
  })
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
  })
  await opened.promise
  let last = 0
  const send = async (method: string, params: object = {}): Promise<Answer['result']> => {
    const answered = Promise.withResolvers<Answer>()
    waiting.set(++last, answered)
    socket.send(JSON.stringify({ id: last, method, params }))
    const { result, error } = await answered.promise
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
  return {
    async begin() {
      await send('Profiler.enable')
      await send('Profiler.setSamplingInterval', { interval: INTERVAL_US })
      await send('Profiler.start')
    },
    async end() {
      const profile = (await send('Profiler.stop'))?.profile
      if (!profile) throw new Error('no profile')
      return profile
    },
    async collect() {
      await send('HeapProfiler.collectGarbage')
    },
    close: () => socket.close(),
  }
}
