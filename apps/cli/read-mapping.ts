import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type ImportMapping, mappingShape, mappingUnreadable } from '#engines/exchange/exchange.ts'
import { refuse } from '#kernel/errors.ts'

/** A mapping from its file. Refuses one that does not fit, naming every place; `district` moves it to another code. */
export async function readMapping(file: string, district?: number): Promise<ImportMapping> {
  try {
    const text = await readFile(file, 'utf8')
    const mapping = mappingShape.parse(JSON.parse(text))
    if (!mapping.district || district === undefined) return mapping
    // Streets and their units bear codes that begin with the district's own.
    const moved = JSON.stringify(mapping).replaceAll(`"${mapping.district.code}`, `"${district}`)
    return mappingShape.parse(JSON.parse(moved))
  } catch (error) {
    if (error instanceof z.ZodError) return refuse(mappingUnreadable, { file, why: z.prettifyError(error) })
    return refuse(mappingUnreadable, { file, why: error instanceof Error ? error.message : String(error) })
  }
}
