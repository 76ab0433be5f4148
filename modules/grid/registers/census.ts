import { z } from 'zod'
import {
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

/** 专项普查: a walk through cells to compare the register of components with the street. */
export const census = defineRegister({
  code: 'census',
  title: { zh: '专项普查', en: 'Censuses' },
  about: {
    zh: '按网格逐格核对部件台账与现场，差异经确认后写入台账。',
    en: 'Cells are walked one by one and the register compared with the street; accepted differences enter it.',
  },
  basis: 'GB/T 30428.2-2013；GB/T 47678.5-2026',
  fields: z.object({
    title: textField(80, { label: { zh: '名称', en: 'Title' } }),
    classes: classesField(['component'], { label: { zh: '普查类别', en: 'Classes' } }, 50).optional(),
    from: dayField({ label: { zh: '开始日期', en: 'From' } }),
    until: dayField({ label: { zh: '结束日期', en: 'Until' } }),
    cells: numberField({ label: { zh: '网格数', en: 'Cells' }, least: 0 }),
  }),
  key: { numbered: 'PC' },
  name: 'title',
  columns: ['title', 'from', 'until', 'cells'],
  filters: ['from', 'until'],
  search: ['title'],
  publishes: ['from', 'until', 'cells'],
  may,
})

/** 普查任务: one cell of a census. */
export const censusTask = defineRegister({
  code: 'census-task',
  title: { zh: '普查任务', en: 'Census tasks' },
  about: {
    zh: '一次普查中的一个网格，走完即记。',
    en: 'One cell of a census, noted when it has been walked.',
  },
  fields: z.object({
    census: entryField('census', { label: { zh: '普查', en: 'Census' } }),
    cell: cellField({ label: { zh: '单元网格', en: 'Cell' } }),
    state: choiceField(
      { open: { zh: '待普查', en: 'To walk' }, walked: { zh: '已普查', en: 'Walked' } },
      { label: { zh: '状态', en: 'State' } },
    ),
    walkedOn: dayField({ label: { zh: '普查日期', en: 'Walked on' } }).optional(),
    counted: numberField({ label: { zh: '清点部件数', en: 'Components counted' }, least: 0 }).optional(),
    note: textField(500, { label: { zh: '说明', en: 'Note' }, long: true }).optional(),
  }),
  key: { numbered: 'PCRW' },
  name: 'cell',
  columns: ['census', 'cell', 'state', 'walkedOn', 'counted'],
  filters: ['census', 'cell', 'state'],
  search: ['cell'],
  publishes: ['census', 'cell', 'state', 'counted'],
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
