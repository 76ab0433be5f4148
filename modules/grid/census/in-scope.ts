import { classKeyText } from '#engines/catalogue/catalogue.ts'
import { type Filter, listVersions, newestOf, type VersionRow } from '#engines/registers/registers.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import type { Census } from '../registers/census.ts'
import type { Difference } from '../registers/difference-fields.ts'

/** More than any cell of the street holds. */
const mostInCell = 5000
/** More than any district has cells, or a census differences worth deciding. */
const mostRows = 50_000

/** What a census looks for: components of its classes that should stand there. Lost and removed ones should not. */
export const inScope = ({ classes }: Pick<Census, 'classes'>): Filter[] => [
  { field: 'state', among: ['good', 'broken', 'disused'] },
  ...(classes?.length ? [{ field: 'class', among: classes.map((key) => classKeyText(key)) }] : []),
]

const list = (db: Db, district: DistrictId, register: string, filters: Filter[], limit: number) =>
  listVersions(db, district, register, { filters, words: [], retired: false, after: undefined, limit })

/** The components to be looked for in a cell. */
export const componentsIn = (db: Db, district: DistrictId, census: Census, cell: string) =>
  list(db, district, 'component', [{ field: 'cell', among: [cell] }, ...inScope(census)], mostInCell)

export const tasksOf = (db: Db, district: DistrictId, census: string): Promise<VersionRow[]> =>
  list(db, district, 'census-task', [{ field: 'census', among: [census] }], mostRows)

export type ToldDifference = Omit<VersionRow, 'fields'> & { fields: Difference }

/** The differences of a census or of one of its tasks, those that were withdrawn left out. */
export async function differencesOf(
  db: Db,
  district: DistrictId,
  of: { census: string } | { task: string },
): Promise<ToldDifference[]> {
  const [field, key] = Object.entries(of)[0] as ['census' | 'task', string]
  const found = await list(db, district, 'census-difference', [{ field, among: [key] }], mostRows)
  return (found as ToldDifference[]).filter(({ fields }) => fields.result !== 'withdrawn')
}

/** The components that differences name, wherever they lie by now. */
export const componentsNamed = (db: Db, district: DistrictId, differences: readonly ToldDifference[]) =>
  newestOf(
    db,
    district,
    'component',
    differences.flatMap(({ fields }) => fields.component ?? []),
  )
