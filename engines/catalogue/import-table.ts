import { z } from 'zod'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { classKeyText } from './class-key.ts'
import { classesOfEdition } from './queries.ts'
import { mappingShape, readStandardsTable, type TableReading } from './read-standards-table.ts'

/** A table as the import wizard sends it: its rows by column name, and what the columns mean. */
export const tableShape = z.object({
  rows: z
    .array(z.record(z.string(), z.string().max(4000)))
    .min(1)
    .max(20_000),
  mapping: mappingShape,
})

/** Reads the table against the classes the district has. */
export async function readAgainstCatalogue(
  db: Db,
  district: DistrictId,
  { rows, mapping }: z.output<typeof tableShape>,
): Promise<TableReading> {
  const classes = await classesOfEdition(db, district, mapping.edition)
  const states = new Map(classes.map(({ key, state }) => [classKeyText(key), state]))
  return readStandardsTable(rows, mapping, (key) => states.get(classKeyText(key)))
}
