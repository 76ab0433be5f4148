import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from './catalogue.ts'
import { found, referring, toldIn } from './finding.ts'

const chinese = /[\u4e00-\u9fff]/
/** The unit and the signs of the forms have no English name: 万元, 款, ≤. */
const words = (text: string): string => text.replaceAll(/万元?|Add 万/g, '')

test('every rule has its title, its ground and how to mend it in both languages', () => {
  for (const [code, { title, basis, mend }] of Object.entries(catalogue))
    for (const [what, { zh, en }] of Object.entries({ title, basis, mend })) {
      assert.ok(zh.length > 1 && en.length > 1, `${code} ${what}`)
      assert.ok(what === 'basis' || chinese.test(zh), `${code} ${what}: ${zh}`)
      assert.ok(!chinese.test(words(en)), `${code} ${what}: ${en}`)
    }
})

test('a finding refers to pages where the original has pages', () => {
  const finding = found('S02', 3, {
    place: '目录',
    found: 'WL9 条例',
    expected: { zh: '正文 L275“说明”', en: '“说明”, as the heading at L275' },
  })
  const { expected, found: is, en } = referring(finding, (line) => `P${line > 100 ? 15 : 1}`)
  assert.deepEqual(
    [is, expected, en.expected],
    ['WL9 条例', '正文 P15“说明”', '“说明”, as the heading at P15'],
  )
})

test('a finding is told in either language, and what is quoted is the same in both', () => {
  const finding = found('N13', 3, {
    place: { zh: '说明', en: 'Narrative' },
    found: '5元',
    expected: '5万元',
  })
  const told = { line: 3, severity: 'error', found: '5元', expected: '5万元', computation: '', note: '' }
  assert.deepEqual(toldIn(finding, 'zh'), { ...told, rule: 'N13 单位元/万元', place: '说明' })
  assert.deepEqual(toldIn(finding, 'en'), { ...told, rule: 'N13 Unit of an amount', place: 'Narrative' })
})
