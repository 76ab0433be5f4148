import { declared, explain, figure, forms, ties, type Declared } from './declared.ts'

/** Within a table (R) and between tables and documents (X). */
export const tableRules = {
  R01: declared('收支总表行公式', 'Row formulas of the overall table', forms, 'error', figure),
  R02: declared('收支平衡', 'Income equals spending', forms, 'error', figure),
  R03: declared('收入表栏公式', 'Columns of the income table', forms, 'error', figure),
  R04: declared('支出表栏公式', 'Columns of the spending table', forms, 'error', figure),
  R05: declared(
    '类=Σ款=Σ项',
    'Classes, sections and items add up',
    ['政府收支分类科目', 'Classification of government income and spending'],
    'error',
    figure,
  ),
  R06: declared('财政拨款总表公式', 'Formulas of the appropriation table', forms, 'error', figure),
  R08: declared('一般公共预算表栏公式', 'Columns of the general budget table', forms, 'error', figure),
  R09: declared(
    '经济分类类=Σ款',
    'Economic classes add up',
    ['支出经济分类科目', 'Economic classification of spending'],
    'error',
    figure,
  ),
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
    ['无年初、年末结转时科目收支相等', 'Without money carried over a subject spends what it receives'],
    'error',
    figure,
  ),
  X08: declared('功能类=科目类', 'Functions agree with subjects', ties, 'error', figure),
  X09: declared('三公经费≥经济科目', 'Public expenses cover their subjects', ties, 'error', figure),
  X10: declared(
    '功能科目与经济科目对应',
    'Functions and economic subjects meet',
    [
      '30108↔2080505，30109↔2080506，30113↔2210201，30110↔2101101、2101102，30111↔2101103',
      '30108↔2080505, 30109↔2080506, 30113↔2210201, 30110↔2101101 and 2101102, 30111↔2101103',
    ],
    'error',
    explain,
  ),
  X11: declared(
    '上年结余=本年年初结转',
    'Carried over as left last year',
    ['上年总计-上年支出=本年年初结转', "Last year's total less its spending is what this year began with"],
    'implausible',
    explain,
  ),
  X12: declared(
    '跨文档一致',
    'Documents agree with each other',
    ['同一单位同一时点的数一致', 'A unit says the same of the same point in time'],
    'error',
    figure,
  ),
} as const satisfies Record<string, Declared>
