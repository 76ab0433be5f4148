import {
  changeEntry,
  countBy,
  createEntries,
  createEntry,
  type Writing,
} from '#engines/registers/registers.ts'
import { dayAt } from '#engines/org/org.ts'
import { componentsIn, inScope } from './census/in-scope.ts'
import { keepSightings } from './queries.ts'
import { type Census, census, censusDifference, censusTask, type CensusTask } from './registers/census.ts'

interface Invented extends Pick<Census, 'title' | 'from' | 'until'> {
  cells: readonly string[]
  classes: NonNullable<Census['classes']>
  walkers: readonly Writing['user'][]
}

/** A census under way for the demonstration: every other cell is walked, in which some differ from the register. */
export async function inventCensus(writing: Writing, invented: Invented): Promise<void> {
  const { cells, walkers, ...about } = invented
  const { db, district } = writing
  const why = about.title
  const { key, fields } = await createEntry(writing, census, {
    fields: { ...about, cells: cells.length },
    why,
  })
  const registered = await countBy(db, district, 'component', 'cell', inScope(about))
  const given = cells.map((cell, at): CensusTask => ({
    ...{ census: key, cell, state: 'open', registered: registered.get(cell) ?? 0 },
    walker: walkers[Math.floor((at * walkers.length) / cells.length)]!.account,
  }))
  const tasks = await createEntries(writing, censusTask, given, { why })
  for (const [at, task] of tasks.entries())
    if (at % 2 === 0) await walk(writing, fields as Census, task, given[at]!)
}

/** The first lid of a walked cell is missing, the second broken; the others are as registered. */
async function walk(writing: Writing, of: Census, task: string, fields: CensusTask): Promise<void> {
  const { db, district, now: at } = writing
  const by = fields.walker!
  const here = (await componentsIn(db, district, of, fields.cell)).map(({ key }) => key)
  const [missing, broken, ...rest] = here
  await keepSightings(db, district, task, { components: rest, photos: [], by, at })
  const about = { census: fields.census, task, result: 'found', finder: by, note: '现场与台账不符' }
  const found = [
    ...(missing ? [{ ...about, kind: 'missing', component: missing }] : []),
    ...(broken ? [{ ...about, kind: 'changed', component: broken, state: 'broken' }] : []),
  ]
  await createEntries(writing, censusDifference, found, { why: '普查发现' })
  const counted = here.length - (missing ? 1 : 0)
  await changeEntry(writing, censusTask, {
    ...{ key: task, version: 1, why: '普查完毕' },
    fields: { ...fields, state: 'walked', walkedOn: dayAt(at), counted, registered: here.length },
  })
}
