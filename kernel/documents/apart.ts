import { fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { Socket } from 'node:net'
import path from 'node:path'

/**
 * A process of our own that does one kind of work for us: it can be killed at any moment, even inside native
 * code, and takes nothing with it. It may write no file, start nothing, and sees no environment.
 */
export interface Apart {
  say(message: object): void
  /** On the other side's standard input. */
  give(bytes: Uint8Array): void
  /** The next message; undefined where none comes in time. Throws `Died` where none can come any more. */
  hear<T>(withinMs: number): Promise<T | undefined>
  isAlive(): boolean
  /** While at rest it keeps nobody's process alive. */
  rest(): void
  wake(): void
  end(): void
}

export class Died extends Error {}

export interface ApartOptions {
  /** What the process may use of the machine's memory; it ends itself beyond. */
  memoryMb: number
  /** Of it, what JavaScript objects may use. */
  heapMb: number
  /** Whether it may load native code. */
  addons?: boolean
}

/** Starts `script` of this folder; its first argument is the memory it may use, in megabytes. */
export function startApart(script: string, options: ApartOptions): Apart {
  const root = path.resolve(import.meta.dirname, '..', '..')
  // Packages may be linked in from elsewhere; the permission asks for where they really lie.
  const packages = realpathSync(path.join(root, 'node_modules'))
  const readable = [path.join(root, 'kernel/*'), path.join(root, 'package.json'), path.join(packages, '*')]
  const child = fork(path.join(import.meta.dirname, script), [String(options.memoryMb)], {
    env: {},
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      `--max-old-space-size=${options.heapMb}`,
      '--permission',
      '--allow-worker',
      ...(options.addons ? ['--allow-addons'] : []),
      ...readable.map((part) => `--allow-fs-read=${part}`),
    ],
  })
  // One that dies while it is spoken to breaks its pipes; that it died is what `hear` says.
  child.on('error', () => undefined)
  child.stdin?.on('error', () => undefined)
  const isAlive = (): boolean =>
    !child.killed && child.exitCode === null && child.signalCode === null && child.connected
  const handles = () => [child, child.channel, child.stdin instanceof Socket ? child.stdin : undefined]

  function hear<T>(withinMs: number): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer)
        child.off('message', said).off('exit', died).off('disconnect', died)
      }
      const said = (message: T): void => {
        stop()
        resolve(message)
      }
      const died = (): void => {
        stop()
        reject(new Died(script))
      }
      const timer = setTimeout(() => {
        stop()
        resolve(undefined)
      }, withinMs)
      child.on('message', said).on('exit', died).on('disconnect', died)
      if (!isAlive()) died()
    })
  }

  return {
    say: (message) => void (child.connected && child.send(message)),
    give: (bytes) => void child.stdin?.write(bytes),
    hear,
    isAlive,
    rest: () => handles().forEach((handle) => handle?.unref()),
    wake: () => handles().forEach((handle) => handle?.ref()),
    end: () => void child.kill('SIGKILL'),
  }
}
