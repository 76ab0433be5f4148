import { Worker } from 'node:worker_threads'

/**
 * Ends this process when it uses more than `megabytes`. The JavaScript heap has a limit of its own, what lies
 * outside (expanded pictures, native code) has none, so a thread looks every 20 ms, whatever the main one does.
 */
export function endBeyond(megabytes: number): void {
  const look = `setInterval(() => {
    if (process.memoryUsage.rss() > ${megabytes * (1 << 20)}) process.kill(process.pid, 'SIGKILL')
  }, 20)`
  new Worker(look, { eval: true }).unref()
}
