import { queryOptions } from '@tanstack/react-query'
import { get } from './api.ts'
import { casesKey } from './cases.ts'

/** What a unit has in hand, and what of it is late. */
export interface UnitLoad {
  unit: number
  open: number
  late: number
}

/** For those who see the whole district; read again when somebody moves a case. */
export const unitLoadsQuery = queryOptions({
  queryKey: [...casesKey, 'list', 'unit-loads'],
  queryFn: () =>
    get<{ loads: UnitLoad[] }>('/unit-loads').then(
      ({ loads }) => new Map(loads.map((load) => [load.unit, load])),
    ),
  staleTime: 15_000,
})
