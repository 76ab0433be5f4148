import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { checkDisclosure } from './check.ts'
import type { Finding } from './document.ts'
import { readDisclosure } from './read/read-disclosure.ts'
import { soundDisclosure } from './sound-disclosure.ts'

const shared = path.join(import.meta.dirname, '..', '..', '..', 'shared')
const accounts = path.join(shared, 'documents', '002-jianghan-2023-final-accounts.txt')
const key = path.join(shared, 'domain', 'findings-002.json')
const absent = !existsSync(accounts) && 'the published disclosures are not beside the checkout'

const findings = (text: string): Finding[] => checkDisclosure(readDisclosure(text))
const rules = (text: string): string[] => [
  ...new Set(findings(text).map(({ line, rule }) => `${line} ${rule.split(' ')[0]}`)),
]

test('a disclosure that adds up has no finding', () => assert.deepEqual(findings(soundDisclosure), []))

const faults: [what: string, from: string, to: string, expected: string[]][] = [
  ['a wrong item of an overall table', '二、其他收入\t2\t\t', '二、其他收入\t2\t5.00\t', ['7 R01']],
  [
    'a class that is not its sections',
    '20103\t政府办公厅（室）及相关机构事务\t\t80.00\t40.00\t40.00',
    '20103\t政府办公厅（室）及相关机构事务\t\t85.00\t45.00\t40.00',
    ['14 R05'],
  ],
  [
    'columns that do not add up',
    '合 计\t\t\t100.00\t60.00\t40.00',
    '合 计\t\t\t100.00\t61.00\t40.00',
    ['12 R04'],
  ],
  ['a completion that is left out', '，完成年初预算的106.7%', '', ['21 N04']],
  ['a completion that is wrong', '106.7%', '96.7%', ['21 N04']],
  ['a subject by a wrong name', '20805\t行政事业单位养老支出', '20805\t行政事业养老支出', ['17 S06']],
  [
    'a dropped 万',
    '年初预算为75万元，支出决算为80万元',
    '年初预算为75万元，其中80元，支出决算为80万元',
    ['21 N13'],
  ],
]
for (const [what, from, to, expected] of faults)
  test(`${what} is found at its line`, () => {
    assert.ok(soundDisclosure.includes(from))
    assert.deepEqual(
      rules(soundDisclosure.replace(from, to))
        .toSorted()
        .filter((one) => expected.includes(one)),
      expected.toSorted(),
    )
  })

test('a contribution paid by a function is not blank under its economic subject', () => {
  const text = [
    ...['2024年度部门决算公开', '2024年度一般公共预算财政拨款支出决算表', '公开05表', '类\t款\t项\t1\t2\t3'],
    ...['合 计\t\t\t20.00\t20.00\t', '2210201\t住房公积金\t\t20.00\t20.00\t'],
    ...['2024年度一般公共预算财政拨款基本支出决算明细表', '公开06表'],
    ...[
      '301\t工资福利支出\t20.00\t302\t商品和服务支出\t',
      '30101\t基本工资\t20.00\t30201\t办公费\t',
      '30113\t住房公积金\t\t30202\t印刷费\t',
    ],
  ].join('\n')
  assert.ok(rules(text).includes('11 X10'))
})

test(
  'the published accounts of 2023: every error, rounding and missing item is found',
  { skip: absent },
  () => {
    const told = findings(readFileSync(accounts, 'utf8'))
    const known = JSON.parse(readFileSync(key, 'utf8')) as { line: number; rule: string; severity: string }[]
    const recall = (severity: string): number => {
      const asked = known.filter((one) => one.severity === severity)
      const hit = asked.filter((one) =>
        told.some(({ line, rule }) => Math.abs(line - one.line) <= 1 && rule[0] === one.rule[0]),
      )
      return hit.length / asked.length
    }
    for (const severity of ['error', 'rounding', 'missing', 'naming'])
      assert.equal(recall(severity), 1, severity)
    assert.ok(recall('implausible') >= 0.75)
    assert.equal(recall('wording'), 1)
    assert.ok(told.length <= known.length + 8, `${told.length} findings`)
  },
)

test('cut, shuffled and foreign text never breaks the checker', () => {
  for (let cut = 0; cut < soundDisclosure.length; cut += 37)
    assert.ok(Array.isArray(findings(soundDisclosure.slice(cut) + soundDisclosure.slice(0, cut))))
  assert.deepEqual(findings(''), [])
  assert.ok(Array.isArray(findings('\t'.repeat(10_000))))
})
