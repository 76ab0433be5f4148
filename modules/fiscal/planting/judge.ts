import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chance } from '#kernel/chance.ts'
import { catalogue, type RuleCode } from '../catalogue.ts'
import { checkDisclosure } from '../check.ts'
import type { Finding } from '../document.ts'
import { checkFile } from '../fiscal-check.ts'
import { codeOf } from '../finding.ts'
import { readDisclosure } from '../read/read-disclosure.ts'
import { plant } from './plant.ts'
import { variants } from './variants.ts'
import { documentOf, verdictOf } from './verdicts.ts'
import { scoredSheet, withFault, writtenFaults } from './written-faults.ts'

/** How often a rule fired, and whether it was right to. */
export interface Tally {
  /** On published documents, by the verdict of who read them. */
  published: { true: number; false: number; unread: number }
  /** On documents known to be right: every firing is a false alarm. */
  composed: number
  /** On planted faults: at the place, and elsewhere. */
  planted: { at: number; elsewhere: number }
  /** Faults written for this rule, and how many of them it told. */
  written: { planted: number; told: number }
}

export type Tallies = ReadonlyMap<RuleCode, Tally>

/** Runs all rules over everything; repeatable by the seed. */
export async function judged({
  files,
  count,
  seed,
}: {
  files: readonly string[]
  /** Composed documents of each kind, and faults drawn for each text. */
  count: { variants: number; faults: number }
  seed: number
}): Promise<Tallies> {
  const tallies = new Map<RuleCode, Tally>(
    (Object.keys(catalogue) as RuleCode[]).map((code) => [code, nothing()]),
  )
  const of = (finding: Finding): Tally => tallies.get(codeOf(finding))!
  for (const file of files) {
    const { findings } = await checkFile(readFileSync(file), file)
    for (const finding of findings) {
      const verdict = verdictOf(documentOf(file), finding)
      of(finding).published[verdict === undefined ? 'unread' : verdict ? 'true' : 'false']++
    }
  }
  const right = variants(count.variants, seed)
  for (const { text } of right)
    for (const finding of checkDisclosure(readDisclosure(text))) of(finding).composed++
  const texts = [
    ...files.filter((file) => /\d{3}-[^/]*\.txt$/.test(file)).map((file) => readFileSync(file, 'utf8')),
    ...right.filter(({ name }) => name.endsWith(' 1')).map(({ text }) => text),
  ]
  for (const text of texts)
    for (const { hits, extras } of plant(text, count.faults, chance(seed))) {
      for (const finding of hits) of(finding).planted.at++
      for (const finding of extras) of(finding).planted.elsewhere++
    }
  written(tallies)
  return tallies
}

const nothing = (): Tally => ({
  published: { true: 0, false: 0, unread: 0 },
  composed: 0,
  planted: { at: 0, elsewhere: 0 },
  written: { planted: 0, told: 0 },
})

/** The texts that faults are written into. */
export function soundTexts(): Record<'accounts' | 'budget' | 'scored', string> {
  const [accounts, budget] = variants(1, 1)
  return { accounts: accounts!.text, budget: budget!.text, scored: scoredSheet }
}

function written(tallies: Tallies): void {
  const texts = soundTexts()
  for (const fault of writtenFaults) {
    const text = withFault(texts[fault.of], fault)
    if (text === undefined) continue
    const { written: own } = tallies.get(fault.rule)!
    own.planted++
    if (checkDisclosure(readDisclosure(text)).some((one) => codeOf(one) === fault.rule)) own.told++
  }
}

/** False of all that it told. */
export function falseAlarms({ published, composed, planted, written: told }: Tally): {
  of: number
  false: number
} {
  const wrong = published.false + composed + planted.elsewhere
  return { of: wrong + published.true + planted.at + told.told, false: wrong }
}

const rateOf = (tally: Tally): string => {
  const { of, false: wrong } = falseAlarms(tally)
  return of === 0 ? '–' : `${((100 * wrong) / of).toFixed(1)} %`
}

/** The table of `docs/fiscal-judgement.md`. */
export const tableOf = (tallies: Tallies): string[] => [
  '| rule | | published: true | false | composed: false | planted: at the place | elsewhere | written: told | false alarms |',
  '|---|---|---|---|---|---|---|---|---|',
  ...[...tallies].map(([code, tally]) => {
    const { published, composed, planted, written: own } = tally
    const told = own.planted === 0 ? '–' : `${own.told}/${own.planted}`
    const cells = [published.true, published.false, composed, planted.at, planted.elsewhere, told]
    return `| ${code} | ${catalogue[code].title.en} | ${cells.join(' | ')} | ${rateOf(tally)} |`
  }),
]

/** `node modules/fiscal/planting/judge.ts [--variants N] [--faults N] [--seed N] [--write FILE] FILE…` */
if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      variants: { type: 'string', default: '50' },
      faults: { type: 'string', default: '150' },
      seed: { type: 'string', default: '1' },
      write: { type: 'string' },
    },
    allowPositionals: true,
  })
  const tallies = await judged({
    files: positionals,
    count: { variants: Number(values.variants), faults: Number(values.faults) },
    seed: Number(values.seed),
  })
  const table = tableOf(tallies)
  console.log(table.join('\n'))
  const unread = [...tallies].filter(([, { published }]) => published.unread > 0)
  for (const [code, { published }] of unread) console.log(`${code}: ${published.unread} nobody has read`)
  if (values.write) {
    const [head, , tail] = readFileSync(values.write, 'utf8').split(/<!-- table -->\n/)
    writeFileSync(values.write, [head, `\n${table.join('\n')}\n\n`, tail].join('<!-- table -->\n'))
  }
}
