import { thing } from '#kernel/audit.ts'

thing({
  word: 'calendar',
  title: { zh: '工作日历', en: 'calendar' },
  fields: {
    act: {
      ...{ zh: '改动', en: 'Edit' },
      values: {
        'set-day': { zh: '设定一天', en: 'a day set' },
        'clear-day': { zh: '一天恢复常规', en: 'a day back to the week' },
        'import-year': { zh: '导入一年的放假安排', en: 'a year of holidays taken in' },
        'set-schedule': { zh: '设定作息', en: 'office hours set' },
        'remove-schedule': { zh: '删除作息', en: 'office hours removed' },
      },
    },
    firstDay: { zh: '首日', en: 'First day' },
    lastDay: { zh: '末日', en: 'Last day' },
    details: {
      ...{ zh: '内容', en: 'Content' },
      fields: {
        papers: { zh: '依据文件', en: 'Papers' },
        days: { zh: '天数', en: 'Days' },
        kept: { zh: '保留的自定日', en: 'Own days kept' },
        year: { zh: '年度', en: 'Year' },
      },
    },
    day: { zh: '日期', en: 'Day' },
    working: { zh: '上班', en: 'Working' },
    name: { zh: '名称', en: 'Name' },
    source: { zh: '依据', en: 'Source' },
    paper: { zh: '依据文件', en: 'Paper' },
    papers: { zh: '依据文件', en: 'Papers' },
    days: { zh: '天数', en: 'Days' },
    kept: { zh: '保留的自定日', en: 'Own days kept' },
    sessions: { zh: '作息时段', en: 'Sessions' },
    from: { zh: '起', en: 'From' },
    until: { zh: '止', en: 'Until' },
  },
  names: async (_db, _district, keys) =>
    new Map(
      keys.map((key) => {
        const version = key.replace(/^version /, '')
        return [key, { zh: `第 ${version} 版`, en: `version ${version}` }]
      }),
    ),
})
