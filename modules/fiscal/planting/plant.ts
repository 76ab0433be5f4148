import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chance, type Chance } from '#kernel/chance.ts'
import { checkDisclosure } from '../check.ts'
import type { Finding } from '../document.ts'
import { readDisclosure } from '../read/read-disclosure.ts'
import { alterations } from './alterations.ts'
import { type Place, placesIn } from './places.ts'

/** One planted fault and what the checker said that it had not said before. */
export interface Planted {
  fault: string
  where: Place['where'] | 'document'
  line: number
  from: string
  to: string
  /** New findings at the place, and elsewhere. */
  hits: Finding[]
  extras: Finding[]
}

const keyOf = ({ rule, found }: Finding): string => `${rule} ${found}`

/** Plants `count` faults, one at a time, into a text, and checks each altered text. Repeatable by the seed. */
export function plant(text: string, count: number, source: Chance): Planted[] {
  const document = readDisclosure(text)
  const known = checkDisclosure(document)
  const before = new Set(known.map(keyOf))
  const places = placesIn(text, document, known)
  const lines = text.split('\n')
  const planted: Planted[] = []
  const done = new Set<string>()
  const fresh = (altered: readonly string[]) =>
    checkDisclosure(readDisclosure(altered.join('\n'))).filter((one) => !before.has(keyOf(one)))
  for (let tries = 0; planted.length < count && tries < count * 40; tries++) {
    const place = source.pick(places)
    const alteration = source.pick(alterations.filter(({ of }) => of === place.of))
    const to = alteration.alter(place.text, source)
    const key = `${place.line} ${place.at} ${to}`
    if (to === undefined || to === place.text || done.has(key)) continue
    done.add(key)
    const raw = lines[place.line - 1]!
    const altered = raw.slice(0, place.at) + to + raw.slice(place.at + place.text.length)
    const found = fresh(lines.with(place.line - 1, altered))
    const near = nearOf(document, place)
    planted.push({
      ...{ fault: alteration.name, where: place.where, line: place.line, from: place.text, to },
      hits: found.filter(({ line }) => near(line)),
      extras: found.filter(({ line }) => !near(line)),
    })
  }
  return [...planted, ...document.tables.map((table) => lostTable(lines, table, fresh))]
}

/** The place itself: its line, any line of its paragraph, or the sums that the figure is a part of. */
function nearOf(document: ReturnType<typeof readDisclosure>, place: Place): (line: number) => boolean {
  const paragraph = document.paragraphs.find(({ pieces }) => pieces.some(({ line }) => line === place.line))
  const parents = sumsOver(document, place.line)
  return (line) =>
    parents.has(line) ||
    Math.abs(line - place.line) <= 1 ||
    (place.where === 'narrative' && (paragraph?.pieces.some((one) => one.line === line) ?? false))
}

/** The lines of the subjects above the place's own, in its table. */
function sumsOver({ tables }: ReturnType<typeof readDisclosure>, line: number): Set<number> {
  const table = tables.find(({ from, until }) => line >= from && line <= until)
  const own = table?.rows.filter((row) => row.line === line || [...row.at.values()].includes(line)) ?? []
  return new Set(
    table?.rows
      .filter(({ code }) =>
        own.some((row) => code !== '' && code.length < row.code.length && row.code.startsWith(code)),
      )
      .map((row) => row.line),
  )
}

/** A table left out as a whole. */
function lostTable(
  lines: readonly string[],
  table: { from: number; until: number; title: string },
  fresh: (altered: readonly string[]) => Finding[],
): Planted {
  const found = fresh(lines.map((line, n) => (n + 1 >= table.from && n + 1 <= table.until ? '' : line)))
  const hits = found.filter(({ rule }) => rule.startsWith('S01'))
  return {
    ...{ fault: '缺表', where: 'document', line: table.from, from: table.title, to: '' },
    hits,
    extras: found.filter((one) => !hits.includes(one)),
  }
}

/** Recall by fault and place, precision by rule. */
export function scored(planted: readonly Planted[]): {
  faults: string[]
  rules: string[]
  recall: number
  precision: number
} {
  const groups = Map.groupBy(planted, ({ fault, where }) => `${fault} ${where}`)
  const hits = planted.flatMap((one) => one.hits)
  const extras = planted.flatMap((one) => one.extras)
  const rules = [...new Set([...hits, ...extras].map(({ rule }) => rule))].toSorted()
  const count = (list: readonly Finding[], rule: string) => list.filter((one) => one.rule === rule).length
  return {
    faults: [...groups].map(
      ([name, all]) => `${name}: ${all.filter((one) => one.hits.length > 0).length}/${all.length}`,
    ),
    rules: rules.map((rule) => `${rule}: 命中 ${count(hits, rule)}，别处 ${count(extras, rule)}`),
    recall: planted.filter((one) => one.hits.length > 0).length / planted.length,
    precision: hits.length / Math.max(1, hits.length + extras.length),
  }
}

/** `node modules/fiscal/planting/plant.ts [--count N] [--seed N] [--misses] FILE…` */
if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      count: { type: 'string', default: '150' },
      seed: { type: 'string', default: '1' },
      misses: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const all: Planted[] = []
  for (const file of positionals) {
    const planted = plant(readFileSync(file, 'utf8'), Number(values.count), chance(Number(values.seed)))
    all.push(...planted)
    const { recall, precision, faults } = scored(planted)
    console.log(
      `${path.basename(file)}  ${planted.length} planted  recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`,
    )
    console.log(`  ${faults.join('  ')}`)
    if (values.misses)
      for (const one of planted) {
        if (one.hits.length === 0)
          console.log(`  missed L${one.line} ${one.where} ${one.fault} ${one.from} → ${one.to}`)
        for (const extra of one.extras)
          console.log(
            `  extra of L${one.line} ${one.fault} ${one.from}→${one.to}: L${extra.line} ${extra.rule} ${extra.found} → ${extra.expected}`,
          )
      }
  }
  const { recall, precision, rules } = scored(all)
  console.log(rules.join('\n'))
  console.log(`all  ${all.length} planted  recall ${recall.toFixed(3)}  precision ${precision.toFixed(3)}`)
}
