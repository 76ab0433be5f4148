import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { economicGroups, subjectNames } from '../compose/lists.ts'
import { dataSheets, indicatorSheet, singleValues } from '../compose/workbook-sheets.ts'

const coded = z.object({ code: z.string(), name: z.string() })
const column = z.object({
  key: z.string(),
  title: z.string(),
  whole: z.boolean(),
  /** Codes with the words that people choose. */
  codes: z.array(coded),
})

export const listBookChoices = route({
  method: 'GET',
  path: '/fiscal/book-choices',
  can: 'fiscal.read',
  summary: {
    zh: '账目可选的科目、来源、性质，以及各台账的栏目',
    en: 'Subjects, sources and kinds that books may use, and the columns of their ledgers',
  },
  reply: z.object({
    /** Items 项 of the functional classification that have a name here; others may be typed and named. */
    subjects: z.array(coded.extend({ above: z.string() })),
    economic: z.array(coded),
    singles: z.array(column),
    lists: z.array(z.object({ at: z.string(), name: z.string(), columns: z.array(column) })),
  }),
  handle: async () => ({
    subjects: Object.entries(subjectNames)
      .filter(([code]) => code.length === 7)
      .map(([code, name]) => ({ code, name, above: subjectNames[code.slice(0, 5)] ?? '' })),
    economic: economicGroups.flatMap(({ classes }) => classes.flatMap(({ sections }) => sections)),
    singles: singleValues.map(columnOf),
    lists: [...dataSheets, indicatorSheet].map(({ at, name, columns }) => ({
      ...{ at, name },
      columns: columns.map(columnOf),
    })),
  }),
})

const columnOf = ({ key, title, whole, codes }: (typeof singleValues)[number]) => ({
  ...{ key, title, whole: whole === true },
  codes: Object.entries(codes ?? {}).map(([name, code]) => ({ code, name })),
})
