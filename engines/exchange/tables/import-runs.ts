import { Refused, refuse, sentence, type Text } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'
import { importGoing } from '../errors.ts'

/** How far an import has come; the run itself goes on counting in it. */
export interface Progress {
  read: number
  done: number
  refused: number
}

/** An import that somebody began, while it goes and for a while after. */
export interface ImportRun {
  /** A kind of table, or `cases`. */
  table: string
  dry: boolean
  /** What the person called the file; for their own eyes. */
  file: string
  startedAt: Date
  progress: () => Progress
  /** Undefined while it goes. */
  ended?: { result: unknown } | { why: { code: string; message: Text } }
}

type Who = Pick<Context, 'district' | 'user' | 'now'>
export type About = Pick<ImportRun, 'table' | 'dry' | 'file'>
/** The work tells where it counts, as soon as it counts. */
type Work<T> = (counts: (progress: () => Progress) => void) => Promise<T>

export interface ImportRuns {
  /** Runs it where others can watch; refuses a second import of a table while the first goes. */
  during<T>(who: Who, about: About, work: Work<T>): Promise<T>
  /** One's own, the newest of each table. */
  of(who: Who): ImportRun[]
  forget(who: Who, table: string): void
}

/** A result is full of personal data: it is forgotten after so long, whoever has seen it. */
const keptMs = 12 * 3_600_000

/**
 * The imports that go on in this process. They live in its memory and nowhere else, for what is refused or handed
 * out — names, first passwords — may not lie in the store. A process that ends forgets them; what came in is in.
 */
export function createImportRuns(): ImportRuns {
  const runs = new Map<string, ImportRun>()
  const keyOf = ({ district, user }: Who, table: string) => `${district} ${user.account} ${table}`
  const clear = (now: Date) => {
    for (const [key, { ended, startedAt }] of runs)
      if (ended && now.getTime() - startedAt.getTime() > keptMs) runs.delete(key)
  }
  return {
    async during(who, about, work) {
      clear(who.now)
      const key = keyOf(who, about.table)
      const before = runs.get(key)
      if (before && !before.ended) refuse(importGoing)
      const progress = () => ({ read: 0, done: 0, refused: 0 })
      const run: ImportRun = { ...about, startedAt: who.now, progress }
      runs.set(key, run)
      try {
        const result = await work((counts) => (run.progress = counts))
        run.ended = { result }
        return result
      } catch (error) {
        run.ended = { why: whyOf(error) }
        throw error
      }
    },
    of(who) {
      clear(who.now)
      const mine = keyOf(who, '')
      return [...runs].flatMap(([key, run]) => (key.startsWith(mine) ? [run] : []))
    },
    forget(who, table) {
      const key = keyOf(who, table)
      if (runs.get(key)?.ended === undefined) refuse(importGoing)
      runs.delete(key)
    },
  }
}

const broken: Text = {
  zh: '导入中断，已导入的行保留；请再试一次，已有的行不会重复。',
  en: 'The import broke off; the rows that came in stay. Try again: no row comes in twice.',
}

const whyOf = (error: unknown) =>
  error instanceof Refused
    ? { code: error.refusal.code, message: sentence(error) }
    : { code: 'kernel.failed', message: broken }
