import { z } from 'zod'
import {
  accountField,
  cellField,
  choiceField,
  classesField,
  dayField,
  defineRegister,
  entryField,
  numberField,
  textField,
} from '#engines/registers/registers.ts'
import { differenceFields } from './difference-fields.ts'

/** Written by the routes of the census alone, so that nothing is accepted past its second pair of eyes. */
const may = { read: 'grid.read', export: 'grid.export' } as const

const count = (zh: string, en: string) => numberField({ label: { zh, en }, least: 0 }).optional()

/** What came out of a census, kept when it closes: cells, components, differences. */
export const censusFigures = z.object({
  walked: count('已普查网格', 'Cells walked'),
  left: count('未普查网格', 'Cells left out'),
  registered: count('应查部件', 'Components registered'),
  seen: count('相符', 'As registered'),
  changed: count('状态变化', 'Changed'),
  moved: count('移位', 'Moved'),
  missing: count('丢失', 'Missing'),
  new: count('新增', 'New'),
  accepted: count('已写入台账的差异', 'Differences accepted'),
  declined: count('不予采纳的差异', 'Differences declined'),
})

const censusFields = z.object({
  title: textField(80, { label: { zh: '名称', en: 'Title' } }),
  state: choiceField(
    { open: { zh: '进行中', en: 'Under way' }, closed: { zh: '已结束', en: 'Closed' } },
    { label: { zh: '状态', en: 'State' } },
  ).default('open'),
  classes: classesField(['component'], { label: { zh: '普查类别', en: 'Classes' } }, 50).optional(),
  from: dayField({ label: { zh: '开始日期', en: 'From' } }),
  until: dayField({ label: { zh: '结束日期', en: 'Until' } }),
  cells: numberField({ label: { zh: '网格数', en: 'Cells' }, least: 0 }),
  closedOn: dayField({ label: { zh: '结束办理日期', en: 'Closed on' } }).optional(),
  ...censusFigures.shape,
})
export type Census = z.output<typeof censusFields>

/** 专项普查: a walk through cells to compare the register of components with the street. */
export const census = defineRegister({
  code: 'census',
  title: { zh: '专项普查', en: 'Censuses' },
  about: {
    zh: '按网格逐格核对部件台账与现场，差异经确认后写入台账。',
    en: 'Cells are walked one by one and the register compared with the street; accepted differences enter it.',
  },
  basis: 'GB/T 30428.2-2013；GB/T 47678.5-2026',
  fields: censusFields,
  key: { numbered: 'PC' },
  name: 'title',
  columns: ['title', 'state', 'from', 'until', 'cells', 'registered', 'accepted'],
  filters: ['state', 'from', 'until'],
  search: ['title'],
  publishes: ['from', 'until', 'cells', 'state'],
  audited: {
    tasks: { zh: '任务数', en: 'Tasks' },
    walkers: { zh: '普查员', en: 'Walkers', of: 'account' },
  },
  may,
})

const taskFields = z.object({
  census: entryField('census', { label: { zh: '普查', en: 'Census' } }),
  cell: cellField({ label: { zh: '单元网格', en: 'Cell' } }),
  state: choiceField(
    {
      open: { zh: '待普查', en: 'To walk' },
      walked: { zh: '已普查', en: 'Walked' },
      left: { zh: '未普查', en: 'Left out' },
    },
    { label: { zh: '状态', en: 'State' } },
  ),
  walker: accountField('supervisor', { label: { zh: '普查员', en: 'Walker' } }).optional(),
  registered: count('应查部件', 'Components registered'),
  walkedOn: dayField({ label: { zh: '普查日期', en: 'Walked on' } }).optional(),
  counted: numberField({ label: { zh: '清点部件数', en: 'Components counted' }, least: 0 }).optional(),
  note: textField(500, { label: { zh: '说明', en: 'Note' }, long: true }).optional(),
})
export type CensusTask = z.output<typeof taskFields>

/** 普查任务: one cell of a census. */
export const censusTask = defineRegister({
  code: 'census-task',
  title: { zh: '普查任务', en: 'Census tasks' },
  about: {
    zh: '一次普查中的一个网格，走完即记。',
    en: 'One cell of a census, noted when it has been walked.',
  },
  fields: taskFields,
  key: { numbered: 'PCRW' },
  name: 'cell',
  columns: ['census', 'cell', 'walker', 'state', 'walkedOn', 'registered', 'counted'],
  filters: ['census', 'cell', 'state'],
  search: ['cell'],
  publishes: ['census', 'cell', 'state', 'counted'],
  audited: {
    seen: { zh: '标记相符的部件数', en: 'Components marked as found' },
    unseen: { zh: '取消相符的部件', en: 'Component no longer marked' },
  },
  may,
})

/** 普查差异: what the street says and the register does not. */
export const censusDifference = defineRegister({
  code: 'census-difference',
  title: { zh: '普查差异', en: 'Census differences' },
  about: {
    zh: '台账与现场不一致之处；由他人确认后写入部件台账。',
    en: 'Where register and street differ; somebody else accepts it before it enters the register.',
  },
  fields: differenceFields,
  key: { numbered: 'PCCY' },
  name: 'kind',
  columns: ['census', 'kind', 'component', 'class', 'state', 'result', 'note'],
  filters: ['census', 'task', 'kind', 'component', 'result'],
  search: ['component', 'note'],
  publishes: ['census', 'kind', 'component', 'class', 'result'],
  may,
})
