import { z } from 'zod'
import {
  accountField,
  choiceField,
  classField,
  entryField,
  photosField,
  placeField,
  textField,
} from '#engines/registers/registers.ts'

/** What a walker says of a difference: which component, or what kind of one and where. */
export const foundFields = z.object({
  kind: choiceField(
    {
      missing: { zh: '丢失', en: 'Missing' },
      new: { zh: '新增', en: 'New' },
      moved: { zh: '移位', en: 'Moved' },
      changed: { zh: '状态变化', en: 'Changed' },
    },
    { label: { zh: '差异', en: 'Difference' } },
  ),
  component: entryField('component', { label: { zh: '部件', en: 'Component' } }).optional(),
  class: classField(['component'], { label: { zh: '类别', en: 'Class' } }).optional(),
  place: placeField({ label: { zh: '现场位置', en: 'Place' } }).optional(),
  state: choiceField(
    {
      good: { zh: '完好', en: 'Good' },
      broken: { zh: '破损', en: 'Broken' },
      disused: { zh: '废弃', en: 'Disused' },
      removed: { zh: '移除', en: 'Removed' },
    },
    { label: { zh: '现场状态', en: 'State' } },
  ).optional(),
  note: textField(500, { label: { zh: '说明', en: 'Note' }, long: true }).optional(),
  photos: photosField({ label: { zh: '现场照片', en: 'Photos' } }).optional(),
})
export type Found = z.output<typeof foundFields>

export const differenceFields = foundFields.extend({
  census: entryField('census', { label: { zh: '普查', en: 'Census' } }),
  task: entryField('census-task', { label: { zh: '普查任务', en: 'Task' } }),
  result: choiceField(
    {
      found: { zh: '待确认', en: 'To accept' },
      accepted: { zh: '已写入台账', en: 'Accepted' },
      declined: { zh: '不予采纳', en: 'Declined' },
      withdrawn: { zh: '已撤回', en: 'Withdrawn' },
    },
    { label: { zh: '处理', en: 'Result' } },
  ),
  finder: accountField('supervisor', { label: { zh: '发现人', en: 'Finder' } }),
})
export type Difference = z.output<typeof differenceFields>
