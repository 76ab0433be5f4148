import type { EntrySaid } from '#engines/registers/registers.ts'
import type { Chance } from '#kernel/chance.ts'
import { type Furniture, furniture } from './street-furniture.ts'
import type { Town } from './town.ts'

export const edition = 'gbt47678.5-2026'
const dayMs = 86_400_000
/** The register was taken over so many days ago; what changed since then is in its history. */
export const takenOverDays = 60
/** Of sound components so many broke since then, and so many of those were mended. */
const broken = 0.052
const mended = 0.75
/** A component stands so far from the place it is described by; degrees, about forty metres. */
const spread = 0.000_4

const weighted = furniture.map((one): [number, Furniture] => [one.share, one])

/** Components with illustrative places, one after the other, each with what became of it since. */
export function* drawComponents(town: Town, drawn: Chance, until: Date): Generator<EntrySaid[], never> {
  const numbers = new Map<string, number>()
  const ago = (days: number) => new Date(until.getTime() - days * dayMs)
  for (;;) {
    const { code, ...kind } = drawn.weighted(weighted)
    const number = (numbers.get(code) ?? 0) + 1
    numbers.set(code, number)
    const fields = drawOne(town, drawn, { code, ...kind, number })
    const said: EntrySaid[] = [{ fields, at: ago(takenOverDays), why: '部件普查成果入库' }]
    if (fields.state === 'good' && drawn.yes(broken)) {
      const broke = drawn.between(8, takenOverDays - 2)
      const wasMended = drawn.between(1, 6)
      said.push({ fields: { state: 'broken' }, at: ago(broke), why: '巡查发现破损' })
      if (drawn.yes(mended))
        said.push({ fields: { state: 'good' }, at: ago(broke - wasMended), why: '修复完成' })
    }
    yield said
  }
}

function drawOne(
  { district, spots, units, phrases }: Town,
  drawn: Chance,
  { code, title, owner, maintainer, number }: Furniture & { number: number },
) {
  const { name, location } = drawn.pick(spots)
  const year = Math.floor(drawn.between(2004, 2025))
  const month = String(Math.ceil(drawn.between(0, 12))).padStart(2, '0')
  return {
    identifier: `${district}${code}${String(number).padStart(6, '0')}`,
    class: { edition, kind: 'component', code },
    name: title,
    state: drawn.weighted<string>([
      [0.955, 'good'],
      [0.03, 'broken'],
      [0.01, 'disused'],
      [0.005, 'lost'],
    ]),
    authority: units.get('urban-management'),
    owner: units.get(owner),
    maintainer: units.get(maintainer),
    ...contactOf(maintainer, phrases.surnames),
    place: {
      lng: location.lng! + drawn.between(-spread, spread),
      lat: location.lat! + drawn.between(-spread, spread),
    },
    // Beside the grid, the cell of the place it is described by.
    cell: location.cell!,
    address: `${name}${Math.ceil(drawn.between(0, 260))}号附近`,
    built: `${year}-${month}-01`,
    source: drawn.yes(0.8) ? 'surveyed' : 'base-data',
  }
}

/** Who answers for a maintainer's components: one person each, in a block of numbers that no operator gives out here. */
function contactOf(maintainer: string, surnames: string): { contact: string; contactPhone: string } {
  const sum = maintainer.split('').reduce((total, sign) => total + sign.charCodeAt(0), 0)
  return {
    contact: `${surnames[sum % surnames.length]}师傅`,
    contactPhone: `1990000${String(sum % 10_000).padStart(4, '0')}`,
  }
}
