import { column, nameOf, type TableKind } from './table-kind.ts'

const kinds: Record<string, string> = {
  节假日: 'holiday',
  放假: 'holiday',
  调休上班日: 'make-up day',
  调休上班: 'make-up day',
}
const weekly = /^(常规|恢复常规|week)$/

/** Holidays and make-up days of the calendar; a day may be given back to the week. */
export const dayKind: TableKind = {
  code: 'calendar-days',
  title: { zh: '日历', en: 'Calendar days' },
  method: 'PUT',
  path: '/calendar/days/:day',
  columns: [
    column('day', '日期', 'day', []),
    column('kind', '类型', 'kind', []),
    column('name', '名称', 'name', [], false),
    column('nameEn', '英文名称', 'English name', ['name en'], false),
  ],
  async call({ day, kind = '', ...names }, ask) {
    const { version } = (await ask('GET', '/calendar')) as { version: number }
    const exception = weekly.test(kind) ? null : { kind: kinds[kind] ?? kind, name: nameOf(names) }
    return { params: { day }, body: { version, exception } }
  },
}
