import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDisclosure } from '../read/read-disclosure.ts'
import { soundDisclosure } from '../sound-disclosure.ts'
import { columnsHolding, spanOfFound, spansOfRemark } from './spans.ts'

const finding = (found: string, place: string, line = 1) => ({ line, found, place })
const cut = (line: string, span: readonly [number, number] | undefined) =>
  span && line.replaceAll(/\s/g, '').slice(...span)

test('of two equal figures in a row the one of the column told is meant', () => {
  const document = readDisclosure(soundDisclosure)
  const row = soundDisclosure.split('\n')[12]!
  const told = finding('40.00', '2024年度支出决算表 201 一般公共服务支出 3栏', 13)
  assert.deepEqual(columnsHolding(document, told), ['2', '3'])
  const end = row.replaceAll('\t', '').length
  assert.deepEqual(spanOfFound(told, row, ['2', '3']), [end - 5, end])
})

test('of two equal figures the one behind its name is meant, as it is printed', () => {
  const line = '一、财政拨款收入\t1\t1,200.00\t一、教育支出\t4\t1,200.00'
  const span = spanOfFound(finding('1200.00', '表 4行 一、教育支出'), line, [])
  assert.equal(cut(line, span), '1,200.00')
  assert.ok(span![0] > 20)
})

test('a figure with its unit goes before the number of a heading', () => {
  const line = '3. 公务接待费年初预算为3万元，支出决算为2.10万元。'
  const [span] = spansOfRemark(finding('年初预算 3.00', '说明'), line)
  assert.equal(span?.[0], line.replaceAll(' ', '').indexOf('3万元'))
})

test('a remark is shown by what it quotes or names, a place by its last word; a figure within another is none', () => {
  const line = '公务用车保有量12辆，区内网络故障响应时间 ≤30分钟'
  const [quoted] = spansOfRemark(finding('实际“≤30分钟”', '自评表'), line)
  assert.equal(cut(line, quoted), '≤30分钟')
  const [named] = spansOfRemark(finding('列为数量指标', '自评表 区内网络故障响应时间'), line)
  assert.equal(cut(line, named), '区内网络故障响应时间')
  assert.deepEqual(spansOfRemark(finding('保有量 2 辆', '表'), line), [])
  const shares = '占合同金额的100%，货物占38.8%，工程占0%。'
  assert.deepEqual(
    spansOfRemark(finding('38.8%、0%', '说明'), shares).map((span) => [span[0], cut(shares, span)]),
    [
      [14, '38.8%'],
      [23, '0%'],
    ],
  )
})
