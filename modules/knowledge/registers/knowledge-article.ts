import { z } from 'zod'
import { dayAt } from '#engines/org/org.ts'
import {
  choiceField,
  classesField,
  dayField,
  defineRegister,
  textField,
  unitField,
} from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { reviewPast } from '../errors.ts'

export const articleFields = z.object({
  title: textField(80, { label: { zh: '标题', en: 'Title' } }),
  state: choiceField(
    {
      draft: { zh: '草稿', en: 'Draft' },
      published: { zh: '已发布', en: 'Published' },
      withdrawn: { zh: '已撤下', en: 'Withdrawn' },
    },
    { label: { zh: '状态', en: 'State' } },
  ),
  body: textField(8000, {
    label: { zh: '正文', en: 'Text' },
    help: { zh: '写接线员能直接念给群众听的话', en: 'Write what a call-taker can read out' },
    long: true,
    toldOutside: true,
  }),
  keywords: textField(200, {
    label: { zh: '群众的说法', en: 'What people say' },
    help: { zh: '口语、别名，用空格隔开', en: 'Everyday words for it, divided by spaces' },
  }).optional(),
  classes: classesField(['appeal', 'component', 'matter'], {
    label: { zh: '适用分类', en: 'Classes it helps with' },
  }).optional(),
  owner: unitField({ label: { zh: '维护单位', en: 'Owner' } }),
  reviewOn: dayField({
    label: { zh: '复审日期', en: 'Review on' },
    help: { zh: '到期前须再核对一次', en: 'It is looked at again by that day' },
  }),
})
export type Article = z.output<typeof articleFields>

/** 知识条目: what is known of a matter, as the call-taker tells it. Its versions say what was told when. */
export const knowledgeArticle = defineRegister({
  code: 'knowledge-article',
  title: { zh: '知识库', en: 'Knowledge' },
  about: {
    zh: '接线员答复群众的依据：每条有维护单位和复审日期，改过的旧版保留。',
    en: 'What call-takers answer from: every article has an owner and a day of review, and keeps its versions.',
  },
  fields: articleFields,
  key: { numbered: 'ZS' },
  name: 'title',
  columns: ['title', 'state', 'classes', 'owner', 'reviewOn'],
  filters: ['state', 'classes', 'owner', 'reviewOn'],
  search: ['title', 'keywords', 'body'],
  publishes: ['title', 'state', 'classes', 'owner', 'reviewOn'],
  may: {
    read: 'knowledge.read',
    write: 'knowledge.edit',
    import: 'knowledge.import',
    export: 'knowledge.export',
  },
  /** What is published has been looked at: its next review lies ahead. */
  async settle(fields, { now }, before) {
    const { state, reviewOn } = articleFields.parse(fields)
    const stands = before?.state === 'published' && before.reviewOn === reviewOn
    if (state === 'published' && !stands && reviewOn <= dayAt(now)) refuse(reviewPast, { reviewOn })
    return fields
  },
})
