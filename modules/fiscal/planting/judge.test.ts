import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { catalogue } from '../catalogue.ts'
import { checkDisclosure } from '../check.ts'
import type { Finding } from '../document.ts'
import { codeOf } from '../finding.ts'
import { readDisclosure } from '../read/read-disclosure.ts'
import { falseAlarms, soundTexts, type Tally } from './judge.ts'
import { variants } from './variants.ts'
import { documentOf, verdictOf } from './verdicts.ts'
import { withFault, writtenFaults } from './written-faults.ts'

const root = path.join(import.meta.dirname, '..', '..', '..')
const shared = path.join(root, '..', 'shared', 'documents')
const published = existsSync(shared)
  ? readdirSync(shared)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => path.join(shared, name))
  : []
const sound = soundTexts()
const findingsIn = (text: string): Finding[] => checkDisclosure(readDisclosure(text))

test('documents known to be right, with amounts drawn anew, have no finding', () => {
  for (const { name, text } of variants(4, 11))
    assert.deepEqual(
      findingsIn(text).map(({ line, rule }) => `${name} ${line} ${rule}`),
      [],
    )
})

test('every fault written by hand is told by its rule', () => {
  const altered = writtenFaults.map((fault) => ({ fault, text: withFault(sound[fault.of], fault) }))
  const present = altered.filter(({ text }) => text !== undefined)
  assert.ok(present.length >= 50, `${present.length} of ${altered.length} still fit the composed documents`)
  for (const { fault, text } of present)
    assert.ok(
      findingsIn(text!).some((one) => codeOf(one) === fault.rule),
      `${fault.rule} ${fault.to}`,
    )
})

/** The words that the checker itself proposes: corrected terms, names of the lists. */
const proposed =
  readdirSync(path.join(root, 'profiles', 'fiscal'))
    .map((file) => readFileSync(path.join(root, 'profiles', 'fiscal', file), 'utf8'))
    .join('') + '区级财政区直部门年度货物类（款）万元基本信息表'
const tight = (text: string): string => text.replaceAll(/[\s#*]|<[^>]*>/g, '')

/** Chinese in an English text is a quotation of the document, or a word proposed for it. */
function foreign(finding: Finding, text: string): string[] {
  const { place, found, expected, computation, note } = finding.en
  const may = tight(text) + tight(proposed)
  const own = [place, found, computation, note, ...(expected === finding.expected ? [] : [expected])]
  return own.flatMap((said) => said.match(/[\u4e00-\u9fff]{2,}/g) ?? []).filter((run) => !may.includes(run))
}

test('every finding speaks English where it is asked to, and quotes Chinese alone', () => {
  const texts = [
    ...published.map((file) => readFileSync(file, 'utf8')),
    ...writtenFaults.flatMap((fault) => withFault(sound[fault.of], fault) ?? []),
  ]
  const told = new Set<string>()
  for (const text of texts)
    for (const finding of findingsIn(text)) {
      told.add(codeOf(finding))
      assert.deepEqual(foreign(finding, text), [], `${finding.rule} ${finding.found}`)
      for (const { rule } of [finding, finding.en]) assert.ok(rule.length > 5)
    }
  assert.ok(told.size >= Object.keys(catalogue).length * 0.6, [...told].toSorted().join(' '))
})

test(
  'every firing on a published document was read by somebody',
  { skip: published.length === 0 && 'the published disclosures are not beside the checkout' },
  () => {
    for (const file of published)
      for (const finding of findingsIn(readFileSync(file, 'utf8')))
        assert.notEqual(
          verdictOf(documentOf(file), finding),
          undefined,
          `${documentOf(file)} L${finding.line} ${finding.rule}`,
        )
  },
)

test('a false alarm is what fired wrongly, of all that fired', () => {
  const tally: Tally = {
    published: { true: 5, false: 1, unread: 0 },
    composed: 1,
    planted: { at: 10, elsewhere: 2 },
    written: { planted: 2, told: 1 },
  }
  assert.deepEqual(falseAlarms(tally), { of: 20, false: 4 })
})
