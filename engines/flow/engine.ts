import { refuse } from '#kernel/errors.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import { reachOf } from './across.ts'
import type { CaseTypes } from './declare.ts'
import { type Desks, districtDesks } from './desk.ts'
import { fileUnknown } from './errors.ts'
import { caseNumbers, type Numbers } from './numbers.ts'

/** What the flow needs beside a transaction; made once a process. */
export interface Engine {
  types: CaseTypes
  keys: Keys
  store: Store
  desk: Desks
  numbers(district: DistrictId): Numbers
  /** Refuses an attachment that nobody uploaded. */
  checkFiles(attachments: readonly { hash: string }[]): Promise<void>
  /** By action: the kinds of links whose other ends may change with a case. */
  reach: ReadonlyMap<string, readonly string[]>
}

export function createEngine({
  types,
  keys,
  store,
  files,
}: Pick<Engine, 'types' | 'keys' | 'store'> & { files: Pick<FileStore, 'has'> }): Engine {
  const numbers = new Map<DistrictId, Numbers>()
  return {
    types,
    keys,
    store,
    desk: districtDesks(),
    reach: reachOf(types),
    numbers(district) {
      const known = numbers.get(district)
      if (known) return known
      const made = caseNumbers(store, district)
      numbers.set(district, made)
      return made
    },
    async checkFiles(attachments) {
      for (const { hash } of attachments) if (!(await files.has(hash))) refuse(fileUnknown, { hash })
    },
  }
}
