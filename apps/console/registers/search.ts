import type { Query } from '#ui/api.ts'

/** The list as its address holds it: `q`, `asOf`, `retired`, `view`, and a parameter for each field filtered by. */
export type RegisterSearch = Record<string, string>

/** Takes what is a text from an address that anybody may have written. */
export const readRegisterSearch = (given: Record<string, unknown>): RegisterSearch =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') && value !== ''
        ? [[name, String(value)]]
        : [],
    ),
  )

/** The question to the API; one sign alone finds too much, and is not sent. */
export const filterOf = ({ q = '', ...rest }: RegisterSearch): Query => ({
  ...rest,
  view: undefined,
  ...(q.trim().length > 1 && { q: q.trim() }),
})

export const changed = (search: RegisterSearch, change: Record<string, string | undefined>): RegisterSearch =>
  readRegisterSearch({ ...search, ...change })
