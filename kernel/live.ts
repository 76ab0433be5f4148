import { PassThrough, type Readable } from 'node:stream'
import { eventText, heartbeat } from './live/event-text.ts'
import type { DistrictId } from './sql.ts'
import type { User } from './user.ts'

/** Something that happened: the browser reads again what shows it. Ids and codes, never personal data. */
export interface LiveEvent {
  /** `case.moved`: what the browser listens for. */
  type: string
  data: unknown
}

export interface LiveOptions {
  /** Keeps proxies from closing a silent stream (default 20 s). */
  heartbeatMs?: number
  /** A reader that leaves more than this unread is dropped; its browser comes back by itself (default 256 KiB). */
  mostUnreadBytes?: number
  /** Open pages of one account; one more closes its oldest (default 20). */
  mostPerAccount?: number
}

/** Asked at every heartbeat: who the session belongs to by now; undefined ends the stream. */
export type StillThere = () => Promise<User | undefined>

export interface LiveHub {
  /** Sends an event to the readers of a district who may see it. */
  publish(district: DistrictId, event: LiveEvent, visibleTo?: (user: User) => boolean): void
  /** A stream of server-sent events. `lastSeen` is the id the browser saw last before it lost the stream. */
  open(user: User, stillThere: StillThere, lastSeen?: string): Readable
  readers(): number
  close(): void
}

interface Reader {
  user: User
  stream: PassThrough
  stillThere: StillThere
}

/**
 * The hub of one process: what is published here reaches the browsers connected here. Every web process tails
 * the same steps, so each tells its own. Events are not kept: a browser that was away is told to read anew.
 */
export function createLive(options: LiveOptions = {}): LiveHub {
  const { heartbeatMs = 20_000, mostUnreadBytes = 256 << 10, mostPerAccount = 20 } = options
  const readers = new Set<Reader>()
  // Ids of another process or of an earlier start are never taken for ours.
  const run = process.pid.toString(36) + process.hrtime.bigint().toString(36)
  const counts = new Map<DistrictId, number>()
  const latest = (district: DistrictId) => `${run}-${counts.get(district) ?? 0}`

  const drop = (reader: Reader) => {
    readers.delete(reader)
    reader.stream.destroy()
  }
  const send = (reader: Reader, text: string) => {
    if (reader.stream.writableLength + reader.stream.readableLength > mostUnreadBytes) drop(reader)
    else reader.stream.write(text)
  }
  const beat = async (reader: Reader) => {
    const user = await reader.stillThere().catch(() => reader.user)
    if (!user) return drop(reader)
    reader.user = user
    send(reader, heartbeat)
  }
  const timer = setInterval(() => {
    for (const reader of readers) void beat(reader)
  }, heartbeatMs)
  timer.unref()

  return {
    publish(district, event, visibleTo = () => true) {
      counts.set(district, (counts.get(district) ?? 0) + 1)
      const text = eventText({ id: latest(district), ...event })
      for (const reader of readers)
        if (reader.user.district === district && visibleTo(reader.user)) send(reader, text)
    },
    open(user, stillThere, lastSeen) {
      const own = [...readers].filter((each) => each.user.account === user.account)
      if (own.length >= mostPerAccount) drop(own[0]!)
      const reader: Reader = { user, stillThere, stream: new PassThrough() }
      readers.add(reader)
      reader.stream.on('close', () => readers.delete(reader))
      const id = latest(user.district)
      const missed = lastSeen !== undefined && lastSeen !== id
      send(reader, eventText({ id, type: missed ? 'missed' : 'ready', data: {} }))
      return reader.stream
    },
    readers: () => readers.size,
    close() {
      clearInterval(timer)
      for (const reader of readers) {
        readers.delete(reader)
        reader.stream.end()
      }
    },
  }
}
