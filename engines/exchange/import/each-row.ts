import { districtMap } from '#engines/org/org.ts'
import { Refused } from '#kernel/errors.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import type { ImportMapping } from './mapping.ts'
import { classCodes } from './queries.ts'
import type { Known, Order, RowReader } from './read-row.ts'
import type { SourceRow } from './read-rows.ts'

/** Which of the mapping's classes and streets the district has. */
export async function knownTo(store: Store, district: DistrictId, mapping: ImportMapping): Promise<Known> {
  return store.inDistrict(district, async ({ db }) => {
    const classes = mapping.classes ? await classCodes(db, district, mapping.classes) : new Set<string>()
    const { names } = await districtMap(db, district)
    return { classes, streets: new Set(names.keys()) }
  })
}

/** The order of a row, or why there is none. Anything but a refusal is a fault of ours. */
export function understood(read: RowReader, source: SourceRow): Order | Refused {
  if (source.broken) return source.broken
  try {
    return read(source.columns)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

export async function* batches<T>(rows: AsyncIterable<T>, most: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < most) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
