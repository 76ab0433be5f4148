import type { Text } from '#kernel/errors.ts'
import type { Method } from '#kernel/route.ts'

export interface TableColumn {
  name: string
  title: Text
  /** Other words that a header may use. */
  also: readonly string[]
  need: boolean
}

/** A row by the names of our columns; what it does not say is an empty text. */
export type TableRow = Readonly<Record<string, string>>

/** Asks another route of the house in the same transaction and the same person's name. */
export type AskRoute = (method: Method, path: string, query?: object) => Promise<unknown>

interface Call {
  params?: object
  body: object
}

/** A table that may be brought in: every row is one call of a route that people use too. */
export interface TableKind {
  code: string
  title: Text
  method: Method
  path: string
  columns: readonly TableColumn[]
  call(row: TableRow, ask: AskRoute): Promise<Call> | Call
  /** What the answer holds that must be handed out, such as a first password. */
  handsOut?: readonly string[]
}

export const column = (
  name: string,
  zh: string,
  en: string,
  also: string[] = [],
  need = true,
): TableColumn => ({ name, title: { zh, en }, also, need })

export const nameOf = ({ name, nameEn }: TableRow) => ({ zh: name, en: nameEn || name })
