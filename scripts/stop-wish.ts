/**
 * Runs `stop` once and ends the process: on Ctrl+C, on a stop signal, and when npm is gone. npm passes
 * SIGTERM only to its shell, which dies without telling us: the process notices that its parent changed.
 * A second Ctrl+C ends at once.
 */
export function onStopWish(stop: () => Promise<void>, env = process.env): void {
  let stopping = false
  const obey = async () => {
    if (stopping) process.exit(130)
    stopping = true
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void obey())
  if (!env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && !stopping && void obey(), 500).unref()
}
