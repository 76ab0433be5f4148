import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { catalogue } from '../catalogue.ts'
import { checkOr404 } from '../checks/kept-check.ts'
import { checkedDocument, checkId, keptFinding, moment } from '../checks/shapes.ts'

const text = z.object({ zh: z.string(), en: z.string() })

export const showCheck = route({
  method: 'GET',
  path: '/fiscal/checks/:id',
  can: 'fiscal.read',
  summary: { zh: '一次检查：文字、发现和说明', en: 'A check: its text, its findings, what was explained' },
  params: z.object({ id: checkId }),
  reply: z.object({
    ...{ id: z.int(), name: z.string(), at: moment, by: z.string() },
    document: checkedDocument,
    findings: z.array(keptFinding),
    /** The text that was read, each line with its place in the original; empty lines are left out. */
    lines: z.array(z.object({ at: z.int(), place: z.int(), text: z.string() })),
    rules: z.record(z.string(), z.object({ title: text, basis: text, mend: text })),
  }),
  async handle(context, { params: { id } }) {
    const { document, lines, findings, name, at, by } = await checkOr404(context, id)
    const { year, unread, ...known } = document
    return {
      ...{ id, name, at, by, lines, findings },
      document: { ...known, ...(year !== undefined && { year }), unread: [...unread] },
      rules: Object.fromEntries(
        Object.entries(catalogue).map(([code, { title, basis, mend }]) => [code, { title, basis, mend }]),
      ),
    }
  },
})
