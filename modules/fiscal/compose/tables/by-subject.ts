import { minus, plus, type ReportTable, sum, zero } from '#engines/reports/reports.ts'
import type { Nature, Source } from '../data.ts'
import { bySubject, type Column, fiscalSources, type Form, formOf } from './form.ts'

/** 公开02表: what came in, by subject and source. */
export function incomeTable(form: Form): ReportTable {
  const { books } = form
  const by = (title: string, each: readonly Source[]): Column => ({
    title,
    value: ({ subject }) => sum(each.map((source) => books.amount({ side: 'income', subject, source }))),
  })
  const columns: Column[] = [
    { title: '本年收入合计', value: ({ subject }) => books.amount({ side: 'income', subject }) },
    by(
      '财政拨款收入',
      fiscalSources.map(([source]) => source),
    ),
    by('上级补助收入', ['superior']),
    by('事业收入', ['undertaking']),
    by('经营收入', ['operation']),
    by('附属单位上缴收入', ['attached']),
    by('其他收入', ['other']),
  ]
  const listed = {
    subject: (length: 3 | 5 | 7) => books.codes(length, { side: 'income' }),
    below: ['注：本表反映部门本年度取得的各项收入情况。', '1栏各行=(2+3+4+5+6+7)栏各行。'],
    empty: '本单位本年度没有收入，本表为空。',
  }
  return formOf(form, bySubject(form, columns, listed), 'landscape')
}

/** 公开03表: what was spent, by subject and nature. */
export function spendingTable(form: Form): ReportTable {
  const { books } = form
  const by = (title: string, nature?: Nature): Column => ({
    title,
    value: ({ subject }) => books.amount({ side: 'spending', subject, ...(nature ? { nature } : {}) }),
  })
  const columns = [
    by('本年支出合计'),
    by('基本支出', 'basic'),
    by('项目支出', 'project'),
    by('上缴上级支出', 'remitted'),
    by('经营支出', 'operating'),
    by('对附属单位补助支出', 'subsidy'),
  ]
  const listed = {
    subject: (length: 3 | 5 | 7) => books.codes(length, { side: 'spending' }),
    below: ['注：本表反映部门本年度各项支出情况。', '1栏各行=(2+3+4+5+6)栏各行。'],
    empty: '',
  }
  return formOf(form, bySubject(form, columns, listed), 'landscape')
}

const threeColumns = ({ books }: Form, source: Source, first: string): Column[] => [
  { title: first, value: ({ subject }) => books.amount({ side: 'spending', source, subject }) },
  {
    title: '基本支出',
    value: ({ subject }) => books.amount({ side: 'spending', source, nature: 'basic', subject }),
  },
  {
    title: '项目支出',
    value: ({ subject }) => books.amount({ side: 'spending', source, nature: 'project', subject }),
  },
]

/** 公开05表: the general public budget. */
export function generalTable(form: Form): ReportTable {
  const listed = {
    subject: (length: 3 | 5 | 7) => form.books.codes(length, { side: 'spending', source: 'general' }),
    below: ['注：本表反映部门本年度一般公共预算财政拨款支出情况。', '1栏各行=(2+3)栏各行。'],
    empty: '本单位没有一般公共预算财政拨款支出，本表为空。',
  }
  return formOf(form, bySubject(form, threeColumns(form, 'general', '小计'), listed), 'portrait')
}

/** 公开07表: government funds, carried in, received, spent, carried out. */
export function fundTable(form: Form): ReportTable {
  const { books } = form
  const source = 'fund' as const
  const income = (subject: string) => books.amount({ side: 'income', source, subject })
  const [all, ...parts] = threeColumns(form, source, '本年支出小计')
  // What is carried is known for the source as a whole; it stands in the total and on the one subject that has it.
  const codes = new Set([
    ...books.codes(7, { side: 'income', source }),
    ...books.codes(7, { side: 'spending', source }),
  ])
  const start = (subject: string) =>
    subject === '' || codes.size === 1 ? books.carried('start', source) : zero
  const columns: Column[] = [
    { title: '年初结转和结余', value: ({ subject }) => start(subject) },
    { title: '本年收入', value: ({ subject }) => income(subject) },
    all!,
    ...parts,
    {
      title: '年末结转和结余',
      value: ({ subject }) => minus(plus(start(subject), income(subject)), all!.value({ subject })),
    },
  ]
  const listed = {
    subject: (length: 3 | 5 | 7) => [...new Set([...codes].map((code) => code.slice(0, length)))],
    below: [
      '注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。',
      '6栏各行=(1+2-3)栏各行；3栏各行=(4+5)栏各行。',
    ],
    empty: '本单位无政府性基金预算财政拨款收支，本表为空。',
  }
  return formOf(form, bySubject(form, columns, listed), 'landscape')
}

/** 公开08表: the budget of state capital. */
export function capitalTable(form: Form): ReportTable {
  const listed = {
    subject: (length: 3 | 5 | 7) => form.books.codes(length, { side: 'spending', source: 'capital' }),
    below: ['注：本表反映部门本年度国有资本经营预算财政拨款支出情况。', '1栏各行=(2+3)栏各行。'],
    empty: '本单位无国有资本经营预算财政拨款支出，本表为空。',
  }
  return formOf(form, bySubject(form, threeColumns(form, 'capital', '合计'), listed), 'portrait')
}
