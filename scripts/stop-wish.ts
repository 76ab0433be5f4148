/**
 * Runs `stop` once and ends the process: on Ctrl+C, on a stop signal, and when npm is gone. npm passes
 * SIGTERM only to its shell, which dies without telling us: the process notices that its parent changed.
 * A second Ctrl+C ends at once (later than a second: npm and the terminal may each pass on the first).
 */
export function onStopWish(stop: () => Promise<void>, exitCode = 0): void {
  let stoppingSince: number | undefined
  const obey = async () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > 1000) process.exit(130)
      return
    }
    stoppingSince = performance.now()
    await stop()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void obey())
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    void obey()
  }, 500).unref()
}
