import { isAlive } from './alive.ts'
import { type Launch, joinOrLaunch, type Running } from './process.ts'

const lookMs = 500

/**
 * Starts the server again, on its port, whenever it is gone: killed for want of memory, or by a mistaken hand.
 * Nobody else would. What was committed is there again after its recovery; till then the store is away.
 */
export function revive(launch: Launch, first: Running): { stop(): Promise<void> } {
  let running = first
  let reviving: Promise<void> | undefined
  const look = () => {
    if (reviving || isAlive(running.pid)) return
    process.emitWarning(`PostgreSQL (process ${running.pid}) is gone: it is started again.`)
    reviving = joinOrLaunch({ ...launch, port: running.port })
      .then(
        (found) => void (running = found),
        (error: Error) => process.emitWarning(error),
      )
      .finally(() => (reviving = undefined))
  }
  const timer = setInterval(look, lookMs).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await reviving
    },
  }
}
