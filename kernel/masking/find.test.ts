import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import zlib from 'node:zlib'
import * as fc from 'fast-check'
import { soak } from '#tests/soak.ts'
import { stopwatch } from '../clock.ts'
import { maskText } from '../masking.ts'
import { identityCheck, luhn } from './identity-number.ts'

const digits = (length: number, from = 0): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''))
    .filter((text) => Number(text[0]) >= from)

const oneOf = (...choices: string[]) => fc.constantFrom(...choices)
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((each) => each.join(''))

const mobile = joined(fc.constant('1'), digits(1, 3), digits(9))
const landline = joined(oneOf('027', '010', '0731', '0595'), oneOf('6', '8', '5'), digits(7))
const identity = joined(oneOf('420103', '110101', '650101'), oneOf('19800229', '19991231'), digits(3)).map(
  (first17) => first17 + identityCheck(first17),
)
const card = digits(17)
  .map((rest) => `62${rest}`)
  .filter((number) => luhn(number))

/** A way of breaking eleven digits and of joining the groups. */
const breaks = fc.record({
  lengths: fc.constantFrom(
    [11],
    [3, 4, 4],
    [3, 3, 5],
    [3, 8],
    [4, 3, 4],
    [4, 4, 3],
    [7, 4],
    [5, 6],
    Array(11).fill(1),
    [2, 2, 2, 2, 2, 1],
  ),
  join: oneOf(' ', '-', '—', '－', '　', '\u200b', '\u00a0', ' - ', '_', '  '),
})

const broken = (number: string, lengths: number[], join: string): string => {
  let at = 0
  return lengths.map((length) => number.slice(at, (at += length))).join(join)
}

/** Each digit in one of its looks; Chinese numerals only throughout, for a single one is a word. */
const scripts: ((digit: string, i: number) => string)[] = [
  (digit) => digit,
  (digit) => '０１２３４５６７８９'.charAt(Number(digit)),
  (digit, i) => (i % 2 ? digit : '０１２３４５６７８９'.charAt(Number(digit))),
  (digit) => '零一二三四五六七八九'.charAt(Number(digit)),
  (digit) => '〇幺二三四五六七八九'.charAt(Number(digit)),
]
const rewritten = (text: string, script: (digit: string, i: number) => string): string => {
  let i = 0
  return text.replace(/[0-9]/g, (digit) => script(digit, (i += 1)))
}

/** `1900 1900 000` could be a number and could be years: without a word beside it, it is left. */
const twoYears = /^(?:19|20)\d\d\D+(?:19|20)\d\d\D/

/** A telephone number as someone writes it; what stands before the number proper may be read. */
const writtenMobile = fc
  .tuple(oneOf('', '+86', '+86 ', '0086-', '86', '0'), mobile, breaks)
  .map(([prefix, number, { lengths, join }]) => ({ prefix, number: broken(number, lengths, join) }))
  .filter(({ number }) => !twoYears.test(number))
const writtenLandline = fc.tuple(landline, oneOf('', '-', ' ', ') ', '—')).map(([number, join]) => {
  const area = number.length - 8
  return {
    prefix: join === ') ' ? '(' : '',
    number: number.slice(0, area) + join + number.slice(area),
  }
})
const unbroken = fc.oneof(identity, card).map((number) => ({ prefix: '', number }))

const planted = fc
  .tuple(fc.oneof(writtenMobile, writtenLandline, unbroken), fc.constantFrom(...scripts))
  .map(([{ prefix, number }, script]) => {
    const whole = rewritten(prefix + number, script)
    return { prefix: whole.slice(0, prefix.length), number: whole.slice(prefix.length) }
  })

const around = fc.oneof(
  oneOf(
    '',
    '张三',
    '电话：',
    '请联系',
    '（',
    '12栋 ',
    '2023-11-13 ',
    '，',
    '\n',
    '1.',
    '多次拨打12345，',
    '😀',
    '李四、',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `${text}，`),
)
const behind = fc.oneof(
  oneOf('', '一直没人接', '，', '。', '）', ' 谢谢', '转8001', '\n', '/', '先生', '😀'),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `，${text}`),
)

test('a number planted anywhere in any writing leaves no seven digits of it in a row', () => {
  fc.assert(
    fc.property(around, planted, behind, (before, { prefix, number }, after) => {
      const start = before.length + prefix.length
      const text = before + prefix + number + after
      const { masked } = maskText(text)
      assert.equal(masked.length, text.length)
      const left = masked.slice(start, start + number.length)
      const runs = left.replace(/[^0-9０-９零〇一幺二三四五六七八九xX*]/g, '').split('*')
      assert.ok(
        runs.every((run) => run.length < 7),
        `${JSON.stringify(text)} became ${JSON.stringify(masked)}`,
      )
    }),
    { numRuns: soak(1000, 200_000) },
  )
})

test('any text at all keeps its length, and what is masked stays masked', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789一三八〇-. ()+xX@.a电话号'.split('')) }),
  )
  fc.assert(
    fc.property(text, (given) => {
      const once = maskText(given).masked
      assert.equal(once.length, given.length)
      assert.ok(once.split('').every((sign, i) => sign === '*' || sign === given.charAt(i)))
    }),
    { numRuns: soak(1000, 100_000) },
  )
})

test('the time grows with the text, not with its square', () => {
  const time = (text: string): number => {
    const runs = [1, 2, 3].map(() => {
      const elapsed = stopwatch()
      maskText(text)
      return elapsed()
    })
    return Math.min(...runs)
  }
  const units = [
    '路灯不亮，电话13800138000，027-85432100。',
    '1 3 8 ',
    '13800',
    '一三八',
    'a.b@',
    '电话 ',
    '0-',
    '鄂A1',
  ]
  for (const unit of units) {
    const text = (length: number) => unit.repeat(length / unit.length)
    const short = soak(2_000, 12_500)
    time(text(short))
    const growth = time(text(8 * short)) / Math.max(time(text(short)), 2)
    assert.ok(
      growth < 40,
      `eight times the text ${JSON.stringify(unit)} took ${growth.toFixed(1)} times as long`,
    )
  }
})

const data = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const skip = fs.existsSync(data) ? false : 'the folder ../shared is not here'
const lines = (file: string): string[] =>
  zlib
    .gunzipSync(fs.readFileSync(path.join(data, file)))
    .toString()
    .split('\n')

test('real messages keep their figures: only what is personal is hidden', { skip }, () => {
  const messages = [
    'messages-unlabelled',
    'messages-with-replies',
    'labelled-tokens-train',
    'labelled-raw-train',
  ].flatMap((name) => lines(`citizen-messages-tipdm2020/${name}.csv.gz`))
  const found = messages.flatMap((text) =>
    maskText(text).found.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
  )
  // These texts were masked by hand before: what is left are the offices' own landlines and a few that were missed.
  assert.ok(found.length > 200 && found.length < 300, `${found.length} found`)
  const odd = found.filter(
    ({ kind, text }) =>
      kind === 'landline' && !/^[（(]?(?:0[37]\d{2}[）)]?[-—－ ]*)?[2-8]\d{6,7}$/.test(text),
  )
  assert.deepEqual(odd, [{ kind: 'landline', text: '2502 2602' }])
  assert.ok(messages.some((text) => text.includes('12345')))
  for (const text of messages)
    assert.equal(
      maskText(text).masked.match(/12345|12319|12369/g)?.length,
      text.match(/12345|12319|12369/g)?.length,
    )
})

test('real requests without personal data stay as they are', { skip }, () => {
  for (const text of lines('tainan-1999-requests/requests.ndjson.gz'))
    assert.equal(maskText(text).masked, text)
})
