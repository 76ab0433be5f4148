import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Refused } from '#kernel/errors.ts'
import { soak } from '#tests/soak.ts'
import { cellCode, parentCode, parseAreaCode } from './codes.ts'
import { codeLengthWrong, codeNotDigits, codePartEmpty, codeProvinceUnknown } from './errors.ts'

const refusedAs = (refusal: { code: string }) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === refusal.code

test('a cell of Jianghan names its community, street and district', () => {
  assert.deepEqual(parseAreaCode('420103001002017'), {
    kind: 'cell',
    code: '420103001002017',
    district: '420103',
    street: '420103001',
    community: '420103001002',
    sequence: 17,
  })
  assert.equal(parseAreaCode('42010300100217').kind, 'cell-2005')
  assert.deepEqual(parseAreaCode('420103'), { kind: 'district', code: '420103', district: '420103' })
})

test('a code leads up to its district, and no further', () => {
  const up: string[] = []
  for (let code = parentCode('420103001002017'); code; code = parentCode(code)) up.push(code)
  assert.deepEqual(up, ['420103001002', '420103001', '420103'])
  assert.equal(parentCode('42010300100217'), '420103001002')
})

test('bad codes are refused by what is wrong with them', () => {
  assert.throws(() => parseAreaCode('42010300A'), refusedAs(codeNotDigits))
  assert.throws(() => parseAreaCode(''), refusedAs(codeNotDigits))
  assert.throws(() => parseAreaCode('42010'), refusedAs(codeLengthWrong))
  assert.throws(() => parseAreaCode('420103001', 'community'), refusedAs(codeLengthWrong))
  assert.throws(() => parseAreaCode('990103'), refusedAs(codeProvinceUnknown))
  assert.throws(() => parseAreaCode('420000'), refusedAs(codePartEmpty))
  assert.throws(() => parseAreaCode('420103000002'), refusedAs(codePartEmpty))
  assert.throws(() => parseAreaCode('420103001002000'), refusedAs(codePartEmpty))
  assert.throws(() => parseAreaCode('42010300100200'), refusedAs(codePartEmpty))
})

test('the thousandth cell of a community is refused: codes are never used again', () => {
  assert.equal(cellCode('420103001002', 999), '420103001002999')
  assert.throws(() => cellCode('420103001002', 1000), refusedAs(codeLengthWrong))
  assert.throws(() => cellCode('420103001002', 0), refusedAs(codePartEmpty))
  assert.throws(() => cellCode('420103001', 1), refusedAs(codeLengthWrong))
})

test('whatever parses is digits of a known length, and is returned whole', () => {
  const text = fc.oneof(fc.string({ maxLength: 16 }), fc.stringMatching(/^42\d{4,13}$/))
  fc.assert(
    fc.property(text, (code) => {
      try {
        const parsed = parseAreaCode(code)
        assert.match(code, /^\d{6}(\d{3}){0,3}$|^\d{14}$/)
        assert.ok(code.startsWith(parsed.community ?? parsed.street ?? parsed.district))
      } catch (error) {
        assert.ok(error instanceof Refused)
      }
    }),
    { numRuns: soak(300, 20_000) },
  )
})
