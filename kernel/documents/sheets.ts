import type { SheetEvent } from './read-xlsx.ts'
import type { Merge, SheetRow } from './xlsx-sheet.ts'

export interface Sheet {
  name: string
  hidden: boolean
  /** Only rows that hold something. */
  rows: SheetRow[]
  merges: Merge[]
}

/** What a workbook was told as, put together sheet by sheet. */
export function sheetsOf(events: readonly SheetEvent[]): Sheet[] {
  const sheets: Sheet[] = []
  for (const event of events)
    if (event.is === 'sheet') sheets.push({ name: event.name, hidden: event.hidden, rows: [], merges: [] })
    else if (event.is === 'row') sheets.at(-1)?.rows.push(event.row)
    else sheets.at(-1)?.merges.push(event.merge)
  return sheets
}
