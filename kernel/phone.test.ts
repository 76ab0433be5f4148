import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalisePhone, plainSigns, readPhone } from './phone.ts'

const written: [string, string][] = [
  ['13800138000', 'mobile +8613800138000'],
  ['１３８００１３８０００', 'mobile +8613800138000'],
  ['138 0013 8000', 'mobile +8613800138000'],
  ['138-0013-8000', 'mobile +8613800138000'],
  ['138.0013.8000', 'mobile +8613800138000'],
  ['138—0013—8000', 'mobile +8613800138000'],
  ['　138\u200b0013\u00a08000 ', 'mobile +8613800138000'],
  ['+86 138 0013 8000', 'mobile +8613800138000'],
  ['＋８６－１３８００１３８０００', 'mobile +8613800138000'],
  ['0086-13800138000', 'mobile +8613800138000'],
  ['8613800138000', 'mobile +8613800138000'],
  ['(+86)13800138000', 'mobile +8613800138000'],
  ['013800138000', 'mobile +8613800138000'],
  ['027-85432100', 'landline +862785432100'],
  ['02785432100', 'landline +862785432100'],
  ['(027) 8543 2100', 'landline +862785432100'],
  ['（０２７）８５４３２１００', 'landline +862785432100'],
  ['+86 27 8543 2100', 'landline +862785432100'],
  ['+86 (0)27 8543 2100', 'landline +862785432100'],
  ['0086 27 85432100', 'landline +862785432100'],
  ['010-62345678', 'landline +861062345678'],
  ['0731-8543210', 'landline +867318543210'],
  ['0731-85432100', 'landline +8673185432100'],
  ['85432100', 'landline +862785432100'],
  ['8543-2100', 'landline +862785432100'],
  ['027-85432100-8001', 'landline +862785432100 8001'],
  ['027-85432100转8001', 'landline +862785432100 8001'],
  ['85432100 ext. 12', 'landline +862785432100 12'],
  ['02785432100#3', 'landline +862785432100 3'],
  ['400-123-4567', 'service +864001234567'],
  ['8001234567', 'service +868001234567'],
  ['12345', 'short 12345'],
  ['110', 'short 110'],
  ['95598', 'short 95598'],
  ['+852 9123 4567', 'foreign +85291234567'],
  ['001 212 555 0100', 'foreign +12125550100'],
]

for (const [text, expected] of written)
  test(`${JSON.stringify(text)} is ${expected}`, () => {
    const phone = readPhone(text, { areaCode: '027' })
    assert.ok(phone)
    assert.equal([phone.kind, phone.number, phone.extension].filter(Boolean).join(' '), expected)
  })

const noNumber = [
  '',
  '无',
  '张三',
  '12800138000',
  '1380013800',
  '138001380000',
  '138****8000',
  '13800138000/13900139000',
  '13800138000 张三',
  '027-12345',
  '1234567',
  '+86 12345',
  '+1234',
]

for (const text of noNumber)
  test(`${JSON.stringify(text)} is no telephone number`, () =>
    assert.equal(readPhone(text, { areaCode: '027' }), undefined))

test('a local number is not guessed into an area', () => {
  assert.equal(normalisePhone('85432100'), undefined)
  assert.equal(normalisePhone('85432100', { areaCode: '027' }), normalisePhone('(027) 8543-2100转3'))
})

test('plain signs stand where their looks stood', () => {
  const text = '电话（０２７）８５４３—２１００·转\u200b１😀'
  assert.equal(plainSigns(text), '电话(027)8543-2100.转 1😀')
  assert.equal(plainSigns(text).length, text.length)
})
