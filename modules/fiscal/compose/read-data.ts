import type { z } from 'zod'
import { decodeText } from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import { type FiscalData, fiscalData } from './data.ts'
import { dataUnreadable } from './errors.ts'
import { dataFromWorkbook } from './read-workbook.ts'

/** The data of one department's accounts, from the bytes of a JSON file or of a workbook. */
export async function fiscalDataFrom(bytes: Buffer, name: string): Promise<FiscalData> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return fiscalDataOf(await dataFromWorkbook(bytes))
  try {
    return fiscalDataOf(JSON.parse(decodeText(bytes).text))
  } catch (error) {
    if (error instanceof SyntaxError) refuse(dataUnreadable, { where: name, what: error.message })
    throw error
  }
}

/** The same from parsed JSON; the first place that does not fit is named. */
export function fiscalDataOf(given: unknown): FiscalData {
  const read = fiscalData.safeParse(given)
  if (read.success) return read.data
  const issue: z.core.$ZodIssue | undefined = read.error.issues[0]
  return refuse(dataUnreadable, { where: issue?.path.join('.') || '（根）', what: issue?.message ?? '' })
}
