/** A column of a data sheet: the title people see, the key in the data, and how words stand for codes. */
export interface SheetColumn {
  title: string
  key: string
  codes?: Readonly<Record<string, string>>
  /** Whole numbers; all else is text. */
  whole?: true
}

export interface DataSheet {
  name: string
  /** Where its rows lie in the data; a list unless `single`. */
  at: string
  columns: readonly SheetColumn[]
}

const text = (title: string, key: string): SheetColumn => ({ title, key })
const whole = (title: string, key: string): SheetColumn => ({ title, key, whole: true })
const coded = (title: string, key: string, codes: SheetColumn['codes'] & {}): SheetColumn => ({
  title,
  key,
  codes,
})

const sourceWords = {
  一般公共预算: 'general',
  政府性基金: 'fund',
  国有资本经营: 'capital',
  上级补助: 'superior',
  事业收入: 'undertaking',
  经营收入: 'operation',
  附属单位上缴: 'attached',
  其他: 'other',
}

/** The lists of the data, each a sheet: what an accountant fills in. */
export const dataSheets: readonly DataSheet[] = [
  {
    name: '收支',
    at: 'entries',
    columns: [
      whole('年度', 'year'),
      coded('阶段', 'stage', { 年初预算: 'budget', 决算: 'final' }),
      coded('收支', 'side', { 收入: 'income', 支出: 'spending' }),
      text('功能科目', 'subject'),
      coded('来源', 'source', sourceWords),
      coded('性质', 'nature', {
        基本支出: 'basic',
        项目支出: 'project',
        上缴上级: 'remitted',
        经营支出: 'operating',
        补助附属单位: 'subsidy',
      }),
      text('经济科目', 'economic'),
      text('项目代码', 'project'),
      text('金额', 'amount'),
    ],
  },
  {
    name: '结转',
    at: 'carried',
    columns: [
      whole('年度', 'year'),
      coded('来源', 'source', sourceWords),
      text('年初', 'start'),
      text('年末', 'end'),
    ],
  },
  {
    name: '项目',
    at: 'projects',
    columns: [text('项目代码', 'code'), text('名称', 'name'), text('主要成效', 'effect')],
  },
  {
    name: '采购',
    at: 'procurement',
    columns: [
      coded('类别', 'kind', { 货物: 'goods', 工程: 'works', 服务: 'services' }),
      text('金额', 'amount'),
      text('中小企业', 'small'),
      text('小微企业', 'micro'),
    ],
  },
  {
    name: '车辆',
    at: 'assets.cars',
    columns: [text('类别', 'kind'), whole('数量', 'count'), text('用途', 'use')],
  },
  {
    name: '车辆费用',
    at: 'publicExpenses.carsRun.uses',
    columns: [text('用途', 'name'), text('金额', 'amount')],
  },
  {
    name: '重点工作',
    at: 'keyWork',
    columns: [text('事项', 'title'), text('说明', 'text'), text('目标', 'goal'), text('完成情况', 'done')],
  },
  { name: '名词', at: 'terms', columns: [text('名词', 'name'), text('含义', 'meaning')] },
  {
    name: '自评',
    at: 'evaluations',
    columns: [
      ...[text('项目', 'project'), text('实施单位', 'section')],
      coded('项目类型', 'kind', { 经常性: 'recurring', 延续性: 'continued', 一次性: 'once' }),
      coded('预算来源', 'funding', {
        部门预算: 'department',
        专项资金: 'earmarked',
        上级转移支付: 'transfer',
      }),
      ...[text('全年预算数', 'budget'), text('执行数', 'spent'), text('产出和效益', 'outcome')],
      ...[text('偏差原因', 'deviation'), text('改进措施', 'measures')],
    ],
  },
]

/** Indicators stand on a sheet of their own; the row of the whole department is named 部门整体. */
export const indicatorSheet: DataSheet = {
  name: '指标',
  at: 'indicators',
  columns: [
    ...[text('项目', 'project'), text('一级指标', 'first'), text('二级指标', 'second')],
    ...[text('三级指标', 'name'), text('目标值', 'target'), text('实际完成值', 'actual')],
  ],
}

/** Single values by name, on the sheet 部门; a name may come again where the data hold a list. */
export const singleValues: readonly (SheetColumn & { list?: true })[] = [
  coded('文件', 'kind', { 决算: 'accounts', 预算: 'budget' }),
  whole('年度', 'year'),
  coded('金额单位', 'unit', { 元: 'yuan', 万元: 'wan-yuan' }),
  text('公开日期', 'published'),
  text('名称', 'department.name'),
  text('财政级次', 'department.level'),
  text('电话', 'department.telephone'),
  { ...text('职责', 'department.duties'), list: true },
  { ...text('下属单位', 'department.subordinates'), list: true },
  text('出国预算', 'publicExpenses.abroad.budget'),
  text('出国决算', 'publicExpenses.abroad.spent'),
  whole('出国团组', 'publicExpenses.abroad.groups'),
  whole('出国人次', 'publicExpenses.abroad.persons'),
  text('购车预算', 'publicExpenses.carsBought.budget'),
  text('购车决算', 'publicExpenses.carsBought.spent'),
  whole('购车数', 'publicExpenses.carsBought.cars'),
  text('车辆运行预算', 'publicExpenses.carsRun.budget'),
  text('车辆运行决算', 'publicExpenses.carsRun.spent'),
  text('接待预算', 'publicExpenses.reception.budget'),
  text('接待决算', 'publicExpenses.reception.spent'),
  whole('接待批次', 'publicExpenses.reception.groups'),
  whole('接待人次', 'publicExpenses.reception.persons'),
  text('接待对象', 'publicExpenses.reception.guests'),
  text('接待事由', 'publicExpenses.reception.purpose'),
  text('机关运行经费', 'operatingCost.spent'),
  text('上年机关运行经费', 'operatingCost.before'),
  whole('百万元以上设备', 'assets.equipment'),
  text('整体预算', 'whole.budget'),
  text('整体产出和效益', 'whole.outcome'),
  text('自评结果应用', 'useOfResults'),
]

/** Reasons, and names and meanings of subjects that the national lists lack: by key. */
export const keyedSheets: readonly (readonly [name: string, at: string])[] = [
  ['原因', 'reasons'],
  ['科目名称', 'subjects'],
  ['科目含义', 'meanings'],
]
