import { unitsWorking } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import type { Acting } from './acting.ts'
import type { CaseTypes } from './declare.ts'
import { type Desks, districtDesks } from './desk.ts'
import { fileUnknown, unitUnknown } from './errors.ts'
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
  /** Refuses an answer that names a unit of no or another district. */
  checkUnits(acting: Acting, answers: Record<string, unknown>): Promise<void>
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
    async checkUnits({ db, district }, answers) {
      const asked = [answers.unit, ...((answers.units as unknown[] | undefined) ?? [])].filter(
        (unit) => typeof unit === 'number',
      )
      if (asked.length === 0) return
      const working = await unitsWorking(db, district)
      for (const unit of asked) if (!working.has(unit)) refuse(unitUnknown, { unit })
    },
  }
}
