import type { Person } from '#tests/furnished-house.ts'

export interface Result {
  read: number
  done: number
  alreadyThere?: number
  refused: { row: number; code: string; reason: { zh: string }; columns: Record<string, string> }[]
  handed?: Record<string, string>[]
  code?: string
}

export const bytesOf = (lines: string[]) => Buffer.from(lines.join('\n')).toString('base64')
export const send = async (who: Person, table: string, lines: string[], dry: boolean) =>
  (await who.post<Result>(`/exchange/tables/${table}`, { bytes: bytesOf(lines), dry })).body
export const brief = ({ read, done, refused }: Result) => ({
  ...{ read, done },
  refused: refused.map(({ row, code }) => [row, code]),
})

export interface Run {
  table: string
  state: string
  file: string
  read: number
  done: number
  refused: number
  result: Result | null
  why: { code: string } | null
}
