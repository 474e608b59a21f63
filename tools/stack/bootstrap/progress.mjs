/** A log gets a line this often (ms); a terminal gets its one line redrawn as things happen. */
const LOG_EVERY = 10_000

/**
 * One step of the bootstrap that takes time: says what begins, how far it is, and how long it took.
 * @param {string} title
 */
export function progress(title) {
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`
  let last = ''
  let shown = began
  console.log(title)
  const draw = () => process.stdout.write(`\r  ${last} ${seconds()}\u001b[K`)
  const heartbeat = setInterval(() => {
    if (process.stdout.isTTY) draw()
    else if (Date.now() - shown >= LOG_EVERY) {
      shown = Date.now()
      console.log(`  ${last} ${seconds()}`)
    }
  }, 1000)
  return {
    /** @param {string} text how far it is */
    say(text) {
      last = text
      if (process.stdout.isTTY) draw()
    },
    /** @param {string} text how it ended */
    end(text) {
      clearInterval(heartbeat)
      console.log(`${process.stdout.isTTY ? '\r\u001b[K' : ''}  ${text}, ${seconds()}`)
    },
  }
}
