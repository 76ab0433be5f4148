import type { Severity } from './document.ts'

/** A rule as it is declared: what it asks, on what ground, how grave a breach is, and how to mend it. */
export interface Declared {
  title: { zh: string; en: string }
  basis: string
  severity: Severity
  /** Hundredths of 万元 that rounding may cost and that are told as `rounding`; percentages: half a last place. */
  tolerance: number
  mend: { zh: string; en: string }
}

const declared = (
  zh: string,
  en: string,
  basis: string,
  severity: Severity,
  mend: [zh: string, en: string],
  tolerance = 2,
): Declared => ({ title: { zh, en }, basis, severity, tolerance, mend: { zh: mend[0], en: mend[1] } })

const forms = '财政部部门决算（预算）公开表式'
const ties = '部门决算表间勾稽关系'
const targets = '财预〔2021〕101号 项目支出绩效指标设置'
const figure: [string, string] = [
  '按算式核对原始报表后改正该数',
  'Check the figure against the source report and correct it',
]
const fill: [string, string] = ['补填', 'Fill it in']
const word: [string, string] = ['按规范用语改正', 'Correct the wording']
const explain: [string, string] = ['核实并说明原因', 'Check, and give the reason']

/** Every rule of the checker, by its code; domain groups R, X, N, P, S. */
export const catalogue = {
  R01: declared('收支总表行公式', 'Row formulas of the overall table', forms, 'error', figure),
  R02: declared('收支平衡', 'Income equals spending', forms, 'error', figure),
  R03: declared('收入表栏公式', 'Columns of the income table', forms, 'error', figure),
  R04: declared('支出表栏公式', 'Columns of the spending table', forms, 'error', figure),
  R05: declared('类=Σ款=Σ项', 'Classes, sections and items add up', '政府收支分类科目', 'error', figure),
  R06: declared('财政拨款总表公式', 'Formulas of the appropriation table', forms, 'error', figure),
  R08: declared('一般公共预算表栏公式', 'Columns of the general budget table', forms, 'error', figure),
  R09: declared('经济分类类=Σ款', 'Economic classes add up', '支出经济分类科目', 'error', figure),
  R10: declared('人员经费与公用经费', 'Personnel and office funds add up', forms, 'error', figure),
  R11: declared('三公、基金、国资栏公式', 'Columns of the smaller tables', forms, 'error', figure),
  R12: declared('空表声明', 'An empty table says so', forms, 'missing', [
    '注明“本单位无……”',
    'State that there is none',
  ]),
  X01: declared('表间合计相等', 'Totals agree between tables', ties, 'error', figure),
  X04: declared('财政拨款支出=一般公共预算支出', 'Appropriated spending agrees', ties, 'error', figure),
  X05: declared('基本支出=人员+公用', 'Basic spending agrees with its table', ties, 'error', figure),
  X06: declared('一般公共预算科目=支出科目', 'Subjects agree between spending tables', ties, 'error', figure),
  X07: declared(
    '收入科目=支出科目',
    'Subjects receive what they spend',
    '无年初、年末结转时科目收支相等',
    'error',
    figure,
  ),
  X08: declared('功能类=科目类', 'Functions agree with subjects', ties, 'error', figure),
  X09: declared('三公经费≥经济科目', 'Public expenses cover their subjects', ties, 'error', figure),
  X10: declared(
    '功能科目与经济科目对应',
    'Functions and economic subjects meet',
    '30108↔2080505，30109↔2080506，30113↔2210201，30110↔2101101、2101102，30111↔2101103',
    'error',
    explain,
  ),
  X11: declared(
    '上年结余=本年年初结转',
    'Carried over as left last year',
    '上年总计-上年支出=本年年初结转',
    'implausible',
    explain,
  ),
  X12: declared('跨文档一致', 'Documents agree with each other', '同一单位同一时点的数一致', 'error', figure),
  N01: declared(
    '说明=表',
    'The narrative says what the table says',
    '说明中的数与表中同名项一致',
    'error',
    figure,
  ),
  N02: declared('占比', 'Shares', '占比=部分/整体，位数按原文', 'error', figure, 0),
  N03: declared(
    '增减额与增减率',
    'Changes and their rates',
    '率=差/上年；下降不超过100%',
    'error',
    figure,
    0,
  ),
  N04: declared('完成率', 'Completion', '决算/预算；有预算有决算须写完成百分比', 'error', figure, 0),
  N05: declared('列举之和', 'Enumerations add up', 'Σ列举=合计', 'error', figure),
  N06: declared('逐项预算之和', 'Budgets by subject add up', '逐类、逐项年初预算之和=总年初预算', 'error', [
    '补列遗漏的类、项或改正预算数',
    'Add what was left out, or correct the budgets',
  ]),
  N07: declared('经济科目列举', 'Subjects named in the narrative', '列举的科目=基本支出表非空科目', 'error', [
    '按基本支出表增删所列科目',
    'Name the subjects that the table fills',
  ]),
  N08: declared('人员合计', 'Staff adds up', '在职=行政+事业；编制合计', 'error', figure),
  N09: declared('车辆数', 'Vehicles', '车辆总数=Σ分类=公务用车保有量', 'error', figure),
  N10: declared('采购', 'Procurement', '采购=货物+工程+服务；分类占比的分母是该类支出', 'error', figure),
  N11: declared('业务量', 'Counts of work done', '合计=Σ渠道；率在0至100之间', 'error', figure),
  N12: declared('预算口径', 'Which budget is meant', '三公经费说明与表同一口径', 'error', [
    '统一口径，或注明年初预算与全年预算',
    'Use one budget, or name both',
  ]),
  N13: declared('单位元/万元', 'Unit of an amount', '公开以万元为单位', 'error', ['补“万”', 'Add 万']),
  N14: declared('分母为零', 'A percentage of nothing', '预算或上年为0时不写百分比', 'wording', [
    '写“无预算、无支出”',
    'Say that there was no budget and no spending',
  ]),
  N15: declared('数量×单价', 'Number times price', '金额=数量×单价', 'error', figure),
  P01: declared(
    '分值合计',
    'Points add up',
    '项目支出绩效自评表：产出50、效益30、满意度10、执行率10',
    'error',
    figure,
    0,
  ),
  P02: declared(
    '得分≤分值',
    'Score within points',
    '项目支出绩效自评表',
    'error',
    ['改正得分', 'Correct the score'],
    0,
  ),
  P03: declared('总分=Σ得分', 'Scores add up', '项目支出绩效自评表', 'error', figure, 0),
  P04: declared('执行率', 'Execution rate', '执行率=执行数/预算数', 'error', figure, 0),
  P05: declared(
    '自评资金与项目数',
    'Money and number of projects evaluated',
    '自评资金=Σ各表预算数；项目数=表数',
    'error',
    figure,
  ),
  P06: declared('自评占比', 'Share evaluated', '占比=自评资金/项目支出', 'error', figure, 0),
  P07: declared(
    '说明=自评表',
    'The narrative agrees with the sheet',
    '综述的预算数、执行数与自评表一致',
    'error',
    figure,
  ),
  P08: declared(
    '控制率=执行率',
    'Control rate equals execution rate',
    '成本控制率=支出/预算',
    'error',
    figure,
    0,
  ),
  P09: declared(
    '目标与实际',
    'Target and result',
    '同量纲；率类目标方向不能为“≤100%”',
    'error',
    ['按同一单位填写目标与实际', 'Give target and result in one unit'],
    0,
  ),
  P10: declared(
    '同名指标目标一致',
    'One indicator, one target',
    '同一指标目标值一致',
    'naming',
    ['统一目标值写法', 'Use one target'],
    0,
  ),
  P11: declared(
    '指标分类',
    'Kind of an indicator',
    targets,
    'naming',
    ['改列相应的指标类别', 'Move it to its kind'],
    0,
  ),
  P12: declared(
    '自评与目标覆盖',
    'Coverage of projects and goals',
    '覆盖全部项目；目标有对应指标',
    'missing',
    ['补充项目或指标；涉密项目应注明', 'Add what is left out, or say that it is secret'],
  ),
  P14: declared('指标条数', 'Number of indicators', '说明的条数=表中条数', 'error', figure, 0),
  P15: declared(
    '实测值',
    'Measured result',
    '实际完成值应为实测值',
    'wording',
    ['填实测值', 'Give what was measured'],
    0,
  ),
  P16: declared('未取整判定', 'Judged before rounding', '达标按未取整的数判定', 'implausible', explain, 0),
  S01: declared(
    '必备表',
    'Required tables',
    forms,
    'missing',
    ['补公开该表；无此项收支的公开空表并说明', 'Publish the table, empty if need be'],
    0,
  ),
  S02: declared('目录=正文', 'Contents agree with headings', '目录与正文标题一致', 'wording', word, 0),
  S03: declared('名词解释覆盖', 'Terms explained', '名词解释覆盖所用项级科目', 'missing', fill, 0),
  S04: declared(
    '模板残留',
    'Leftovers of the template',
    '公开模板填写要求',
    'wording',
    ['按实际填写或删除', 'Fill in, or strike out'],
    0,
  ),
  S05: declared('必填空白', 'Blanks', '公开模板、自评表表式', 'missing', fill, 0),
  S06: declared(
    '科目名称',
    'Names of subjects',
    '政府收支分类科目',
    'naming',
    ['用科目的标准名称和层级', 'Use the standard name and level'],
    0,
  ),
  S07: declared('名称一致', 'One name for one thing', '名称前后一致', 'wording', word, 0),
  S08: declared('错漏衍字', 'Slips of the pen', '语言文字规范', 'wording', word, 0),
  S09: declared('指标与项目不符', 'Indicator foreign to its project', targets, 'implausible', explain, 0),
  S10: declared(
    '内容错位',
    'Text in the wrong place',
    '各条内容不重复、不错位',
    'wording',
    ['核对并移回原处', 'Check, and move it back'],
    0,
  ),
  S11: declared('逻辑', 'Logic', '项目类型与指标应与项目相符', 'implausible', explain, 0),
} as const satisfies Record<string, Declared>

export type RuleCode = keyof typeof catalogue
