import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDisclosure } from '../check.ts'
import { readDisclosure } from '../read/read-disclosure.ts'

/** A small budget of our own with its basic information and the targets of the whole department; all holds. */
const sound = [
  '示例区数据中心2025年部门预算',
  '第一部分 部门预算公开说明',
  '（一）人员情况',
  '示例区数据中心共有编制12人。其中：行政编制2人、事业编制10人。2024年12月在职人员实有数9人。离退休人员实有数3人。',
  '1、负责全区政务网络、机房和视频会议系统的建设、运行和日常维护工作，保障网络安全，并为各部门提供技术支持和培训。',
  '（二）绩效目标设置情况',
  '主要的绩效目标是网络检查次数450次。同时编制整体绩效目标，共设立整体绩效指标2条。',
  '第四部分 数据表格',
  '2025年部门支出预算总表',
  '单位：万元',
  '功能科目编码\t功能科目名称\t总计\t基本支出\t项目支出',
  '合计\t\t100.00\t60.00\t40.00',
  '201\t一般公共服务支出\t100.00\t60.00\t40.00',
  '基本信息表',
  '单位：万元',
  '部门总体资金情况\t总体资金情况\t\t当年金额',
  '\t收入构成\t财政拨款\t100.00',
  '\t\t其他资金\t',
  '\t\t合 计\t100.00',
  '\t支出构成\t基本支出\t60.00',
  '\t\t项目支出\t40.00',
  '合 计\t\t100.00\t',
  '单位机构设置、编制、实有在职及离退休人员情况\t<p>共有编制12人。在编人员9人。离退休人员实有数3人。</p>',
  '单位职能概述\t<p>1、负责全区政务网络、机房和视频会议系统的建设、运行和日常维护工作，保障网络安全，并为各部门提供技术支持和培训。</p>',
  '2025年主要工作任务\t1、网络检查次数450次；2、故障及时响应率达99%。',
  '2025年整体预算绩效目标表',
  '一级指标\t二级指标\t指标类别\t三级指标\t指标值\t指标说明',
  '项目产出\t产出数量\t运行维护\t网络检查次数\t≥450次\t',
  '项目产出\t产出质量\t运行维护\t故障及时响应率\t99%\t',
].join('\n')

const told = (text: string): string[] =>
  checkDisclosure(readDisclosure(text)).map(
    ({ line, rule, found, expected }) => `${line} ${rule.split(' ')[0]} ${found} → ${expected}`,
  )

test('a basic information that says what tables and narrative say has no finding', () =>
  assert.deepEqual(told(sound), []))

const faults: [what: string, from: string, to: string, expected: string][] = [
  [
    'income that does not add up',
    '其他资金\t',
    '其他资金\t5.00',
    '18 R01 5.00 → 0.00', // the smallest change that lets all hold
  ],
  ['project spending of another amount', '项目支出\t40.00', '项目支出\t41.00', '21 R01 41.00 → 40.00'],
  ['posts of another number', '<p>共有编制12人', '<p>共有编制13人', '23 N08 编制 13 人 → 说明为 12 人'],
  ['staff of another number', '在编人员9人', '在编人员8人', '23 N08 在职人数 8 人 → 说明为 9 人'],
  [
    'a task with another value than its target',
    '率达99%',
    '率达95%',
    '25 P10 故障及时响应率达95% → 目标表为 99%',
  ],
  [
    'a narrative with another value than the target',
    '次数450次。同时',
    '次数400次。同时',
    '7 P10 网络检查次数400次 → 目标表为 ≥450次',
  ],
  ['another number of indicators', '绩效指标2条', '绩效指标3条', '7 P14 整体绩效指标 3 条 → 2 条'],
]
for (const [what, from, to, expected] of faults)
  test(`${what} is found`, () => {
    assert.ok(sound.includes(from))
    assert.deepEqual(told(sound.replace(from, to)), [expected])
  })

test('a duty that stands twice with a slip in one of them is found', () => {
  const slipped = told(
    sound.replace(
      '和日常维护工作，保障网络安全，并为各部门提供技术支持和培训。</p>',
      '和日维护工作，保障网络安全，并为各部门提供技术支持和培训。</p>',
    ),
  )
  assert.equal(slipped.length, 1)
  assert.match(slipped[0]!, /^24 S08 .*与 L5 同文/)
})

test('targets of the whole department that are said to be there and are not', () =>
  assert.ok(
    told(sound.slice(0, sound.indexOf('2025年整体预算绩效目标表'))).some((one) => one.startsWith('7 P12 ')),
  ))
