import type { RuleCode } from '../catalogue.ts'

/** A fault written by hand, of a kind that drawing digits does not make: what it does to a text known to be right. */
export interface WrittenFault {
  rule: RuleCode
  of: 'accounts' | 'budget' | 'scored'
  from: string
  to: string
  /** Which occurrence, from 1. */
  nth?: number
  /** What else is altered, so that a sum still holds: `from`, `to`. */
  also?: readonly (readonly [string, string])[]
}

/** The text with the fault in it; undefined where what it alters does not stand in the text. */
export function withFault(text: string, { from, to, nth = 1, also = [] }: WrittenFault): string | undefined {
  let at = -1
  for (let n = 0; n < nth; n++) {
    at = text.indexOf(from, at + 1)
    if (at < 0) return undefined
  }
  const altered = text.slice(0, at) + to + text.slice(at + from.length)
  return also.reduce((all, [is, ought]) => all.replace(is, ought), altered)
}

const accounts = (rule: RuleCode, from: string, to: string, nth = 1): WrittenFault => ({
  ...{ rule, of: 'accounts', from, to, nth },
})
const budget = (rule: RuleCode, from: string, to: string, nth = 1): WrittenFault => ({
  ...{ rule, of: 'budget', from, to, nth },
})
const scored = (rule: RuleCode, from: string, to: string): WrittenFault => ({ rule, of: 'scored', from, to })

const before = '\n\n## 二、机构设置情况'
const after = (sentence: string): string => `\n\n${sentence}${before}`

export const writtenFaults: readonly WrittenFault[] = [
  accounts(
    'R05',
    '20103\t政府办公厅（室）及相关机构事务\t2,410.58\t362.48\t2,048.10',
    '20103\t政府办公厅（室）及相关机构事务\t2,411.58\t363.48\t2,048.10',
  ),
  accounts(
    'X01',
    '合计\t2,663.60\t2,663.60\t\t\t\t\t\n201\t一般公共服务支出\t2,410.58\t2,410.58\t\t\t\t\t\n20103\t政府办公厅（室）及相关机构事务\t2,410.58\t2,410.58\t\t\t\t\t\n2010350\t事业运行\t362.48\t362.48',
    '合计\t2,664.60\t2,664.60\t\t\t\t\t\n201\t一般公共服务支出\t2,411.58\t2,411.58\t\t\t\t\t\n20103\t政府办公厅（室）及相关机构事务\t2,411.58\t2,411.58\t\t\t\t\t\n2010350\t事业运行\t363.48\t363.48',
  ),
  accounts(
    'X04',
    '合计\t2,663.60\t490.50\t2,173.10\n201\t一般公共服务支出\t2,410.58\t362.48\t2,048.10\n20103\t政府办公厅（室）及相关机构事务\t2,410.58\t362.48\t2,048.10\n2010350\t事业运行\t362.48\t362.48',
    '合计\t2,664.60\t491.50\t2,173.10\n201\t一般公共服务支出\t2,411.58\t363.48\t2,048.10\n20103\t政府办公厅（室）及相关机构事务\t2,411.58\t363.48\t2,048.10\n2010350\t事业运行\t363.48\t363.48',
  ),
  {
    ...accounts('X05', '公用经费合计\t\t\t\t\t32.03', '公用经费合计\t\t\t\t\t33.03'),
    also: [
      ['302\t商品和服务支出\t27.74', '302\t商品和服务支出\t28.74'],
      ['30201\t办公费\t3.19', '30201\t办公费\t4.19'],
    ],
  },
  {
    ...accounts(
      'X06',
      '机关事业单位基本养老保险缴费支出\t45.28\t45.28',
      '机关事业单位基本养老保险缴费支出\t44.28\t44.28',
      3,
    ),
    also: [
      [
        '机关事业单位职业年金缴费支出\t11.82\t11.82\t\n210',
        '机关事业单位职业年金缴费支出\t12.82\t12.82\t\n210',
      ],
    ],
  },
  {
    ...accounts('X08', '一、一般公共服务支出\t32\t2,410.58', '一、一般公共服务支出\t32\t2,409.58'),
    also: [['六、科学技术支出\t37\t125.00', '六、科学技术支出\t37\t126.00']],
  },
  accounts('X09', '1.81\t\t1.65\t\t1.65\t0.16', '1.71\t\t1.55\t\t1.55\t0.16'),
  accounts('R12', '本单位无国有资本经营预算财政拨款支出，本表为空。', ''),
  accounts('X10', '30108\t机关事业单位基本养老保险缴费\t45.28', '30108\t机关事业单位基本养老保险缴费\t'),
  accounts('X11', '支出合计增加133.54万元，增长5.3%', '支出合计增加33.54万元，增长1.3%'),
  accounts('N05', '网格监督员服务费987.65万元，主要成效是', '网格监督员服务费的主要成效是'),
  accounts(
    'N06',
    '6. 卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）。年初预算为13.1万元，支出决算为13.1万元，完成年初预算的100%。',
    '',
  ),
  accounts('N07', '印刷费、邮电费、差旅费', '印刷费、水费、差旅费'),
  accounts('N08', before, after('人员编制10人，其中：行政编制2人、事业编制7人。')),
  accounts('N09', '公务用车保有量1辆', '公务用车保有量2辆'),
  accounts('N09', '共有车辆1辆', '共有车辆3辆'),
  accounts('N10', '政府采购货物支出4.29万元', '政府采购货物支出5.29万元'),
  accounts('N11', before, after('全年受理案件100件，其中电话60件、网络30件。')),
  accounts('N11', before, after('全年答复率102.5%。')),
  accounts('N12', '财政拨款支出预算为2万元', '财政拨款支出预算为3万元'),
  accounts(
    'N14',
    '年初预算为0万元，支出决算为125万元，',
    '年初预算为0万元，支出决算为125万元，完成年初预算的100%，',
  ),
  accounts('N15', before, after('购置工装20套，共计2.5万元，每套1000元。')),
  scored('P01', '街面整洁率 ≥95% 96% 30 30', '街面整洁率 ≥95% 96% 25 25'),
  scored('P02', '居民满意度 ≥90% 92% 10 10', '居民满意度 ≥90% 92% 10 12'),
  scored('P03', '总分 100 99.5', '总分 100 98.5'),
  accounts('P04', '2,663.60\t98.41%', '2,663.60\t98.14%'),
  accounts('P04', '2,663.60\t98.41%', '2,663.60\t'),
  accounts('P05', '共涉及项目5个', '共涉及项目6个'),
  accounts('P06', '占一般公共预算项目支出总额的100%', '占一般公共预算项目支出总额的90%'),
  accounts('P08', '≥97%\t97.31%', '≥97%\t98.31%'),
  accounts('P09', '网络检查次数\t≥1000次\t1036次', '网络检查次数\t≥1000次\t100%', 2),
  accounts('P09', '来电接通率\t≥98%', '来电接通率\t≤100%', 2),
  accounts('P10', '接入单位满意度\t≥95%', '接入单位满意度\t≥96%', 2),
  accounts('P11', '质量指标\t城市管理问题发现率', '数量指标\t城市管理问题发现率'),
  budget('P12', '设置指标19条。', '设置指标19条，同时编制整体绩效目标。'),
  budget('P14', '设置指标19条', '设置指标18条'),
  accounts('P15', '≤30分钟\t22分钟', '≤30分钟\t≤30分钟'),
  accounts('P15', '≥800人\t1043人', '≥800人\t1000人以上'),
  accounts('P16', '预算执行控制率\t≥97%\t96.00%', '预算执行控制率\t≥96.5%\t97%'),
  accounts('S02', '二、收入决算情况说明\n', '二、收入决算说明\n'),
  accounts('S02', '第四部分 2024年度重点工作完成情况', '第四部分 2024年重点工作完成情况'),
  accounts('S03', '科技成果转化与扩散（项）：反映', '科技成果转化与扩散：反映'),
  accounts('S04', '收入合计增加133.54万元', '收入合计增加（减少）133.54万元'),
  accounts('S04', '（十五）机关运行经费：指', '（十五）其他专用名词。\n\n（十五）机关运行经费：指'),
  accounts('S05', '共有车辆1辆', '共有车辆辆'),
  accounts('S05', '填报日期：2025-10-20', '填报日期：'),
  accounts('S06', '5. 住房保障支出（类）40.13', '5. 住房改革支出（类）40.13'),
  accounts('S06', '20604\t技术研究与开发', '20604\t技术与开发'),
  accounts('S06', '附属单位上缴收入\t其他收入', '附属单位上交收入\t其他收入'),
  accounts('S07', '拨款收入：指区级财政', '拨款收入：指市级财政'),
  accounts('S08', '统一受理群众通过', '统一受理的的群众通过'),
  accounts('S08', '机房和视频会议系统的建设与运行', '机房建设和、视频会议系统的建设与运行'),
  accounts('S08', '截至2024年12月31日，使用', '截止2024年12月31日，使用'),
  accounts('S08', '的总收支和年末结转结余情况', '的总支出和年末结转结余情况'),
  accounts('S08', '主要原因是财政按新增', '主要原因财政按新增'),
  accounts('S08', '逐件限时，逐件回访。', '逐件限时，，逐件回访。'),
  accounts('S08', '并到一个平台', '并到一个平臺，做为总入口'),
  accounts('S08', '汇总、分析并通报', '汇总、分析 and 通报'),
  accounts('S08', '一是开展支部活动12次；', '一是支部活动次数；'),
  accounts('S08', '2024年度收入合计2663.6万元', '2024度收入合计2663.6万元'),
  accounts('S09', '社会效益指标\t网格覆盖率', '社会效益指标\t共建文明城市'),
  accounts('S10', '受理诉求148903件，按期办结率99.2%。', '开展支部活动12次，党员均已参加。'),
  accounts('S10', '汇总、分析并通报处置情况。', '建设全区数据共享平台，制定数据目录和共享规则。'),
  accounts(
    'S11',
    '1、经常性项目☑ 2、延续性项目☐ 3、一次性项目☐',
    '1、经常性项目☐ 2、延续性项目☐ 3、一次性项目☑',
  ),
  accounts('S11', '来电人满意度\t≥95%', '本中心满意度\t≥95%'),
]

/** A self-evaluation sheet with points, its cells parted by blanks as a PDF leaves them; every score holds. */
export const scoredSheet = [
  '示例区保洁中心2019年度部门决算公开',
  '附件 项目支出绩效自评',
  '2019年度项目支出绩效自评表',
  '项目名称 道路保洁服务费 财务负责人 张某 联系电话 000-55550123',
  '年度资金总额 100.00 100.00 95.00 10 9.5 95%',
  '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
  '产出指标',
  '数量指标 指标 1：保洁次数 300次 300次 50 50',
  '效益指标',
  '社会效益指标 指标 1：街面整洁率 ≥95% 96% 30 30',
  '满意度指标',
  '满意度指标 指标 1：居民满意度 ≥90% 92% 10 10',
  '总分 100 99.5',
].join('\n')
