import type { Text } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'

/** What came of an import as its owner finds it again; the refused rows as they stood, for a file. */
export interface WatchedResult {
  read: number
  done: number
  changed: number
  alreadyThere: number
  refused: { row: number; line: number; code: string; reason: Text; columns: Record<string, string> }[]
}

type Counts = () => { read: number; done: number; refused: number }

/** Where imports are watched while they go, as those of other tables are: given by the house. */
export interface ImportWatch {
  during<T extends WatchedResult>(
    who: Pick<Context, 'district' | 'user' | 'now'>,
    about: { table: string; dry: boolean; file: string },
    work: (counts: (progress: Counts) => void) => Promise<T>,
  ): Promise<T>
}

export const unwatched: ImportWatch = { during: (_who, _about, work) => work(() => {}) }
