import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { signatureHeader, signatureOf } from '#engines/exchange/exchange.ts'
import type { Chance } from '#kernel/chance.ts'

export interface Heard {
  id: string
  kind: string
  system: string
  number: string
  reply?: string
  reason?: string
  due?: string
}

/** The city's platform in a bad mood: it takes what it says it refused, is slow, hangs up, is down. */
export interface Platform {
  url: string
  /** Each message once, in the order of its first arrival. */
  heard: Heard[]
  /** Arrivals that it had already, and those whose signature was wrong. */
  again: number
  forged: number
  down: boolean
  /** From now on it is well. */
  recover(): void
  close(): Promise<void>
}

export async function simulatedPlatform(secret: string, luck: Chance): Promise<Platform> {
  const known = new Set<string>()
  let moody = true
  const platform: Platform = {
    ...{ url: '', heard: [], again: 0, forged: 0, down: false },
    recover: () => void ([moody, platform.down] = [false, false]),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
  const server = createServer(async (request, response) => {
    const message = JSON.parse(await text(request)) as Heard
    if (platform.down) return void request.socket.destroy()
    if (moody && luck.yes(0.2)) return void response.writeHead(503).end()
    if (moody && luck.yes(0.1)) await pause(20)
    if (request.headers[signatureHeader] !== signatureOf(secret, message)) platform.forged += 1
    else if (known.has(message.id)) platform.again += 1
    else {
      known.add(message.id)
      platform.heard.push(message)
    }
    // It has taken it, and says it has not, or says nothing: the same will come again.
    if (moody && luck.yes(0.2))
      return void (luck.yes(0.5) ? request.socket.destroy() : response.writeHead(500).end())
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  platform.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return platform
}
