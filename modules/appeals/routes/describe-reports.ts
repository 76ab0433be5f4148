import { z } from 'zod'
import { checkDistrict, districtField } from '#engines/exchange/exchange.ts'
import type { Text } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { reportAbout } from '../case-types/confidential-report.ts'

const choice = z.object({ code: z.string(), title: z.object({ zh: z.string(), en: z.string() }) })

/** What the reporter's page offers: the choices are those of the declaration. */
export const describeReports = route({
  method: 'GET',
  path: '/public/reports',
  can: 'public',
  summary: { zh: '12380 举报可选类别', en: 'What a report in confidence may be about' },
  query: z.object(districtField),
  reply: z.object({ about: z.array(choice) }),
  districtOf: ({ query }) => query.district,
  async handle(context) {
    await checkDistrict(context)
    const titles = reportAbout.meta()!.options as Record<string, Text>
    return { about: reportAbout.options.map((code) => ({ code, title: titles[code]! })) }
  },
})
