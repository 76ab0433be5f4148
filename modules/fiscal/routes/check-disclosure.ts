import { z } from 'zod'
import { auditEntry } from '#kernel/audit.ts'
import { digest } from '#kernel/hash.ts'
import { route } from '#kernel/route.ts'
import { keptFindings, keptLines } from '../checks/kept-check.ts'
import { keepCheck } from '../checks/queries.ts'
import { readFile } from '../fiscal-check.ts'

/**
 * Reads and judges the file, and keeps what was found, of a PDF the file too. Reading takes seconds, so that the
 * transaction begins only behind it.
 */
export const checkDisclosureFile = route({
  method: 'POST',
  path: '/fiscal/checks',
  can: 'fiscal.read',
  summary: { zh: '检查一份预决算公开文件', en: 'Check a published budget or final accounts' },
  maxBytes: 30 << 20,
  transaction: false,
  body: z.object({ name: z.string().min(1).max(300), bytes: z.base64().max(28 << 20) }),
  status: 201,
  reply: z.object({ id: z.int() }),
  async handle({ store, district, now, user, address }, { body: { name, bytes } }) {
    const original = Buffer.from(bytes, 'base64')
    const read = await readFile(original, name)
    const made = {
      ...{ name, document: read.document, findings: keptFindings(read), lines: keptLines(read) },
      hash: digest('sha256', original).toString('hex'),
      original: read.document.file === 'pdf' ? original : undefined,
      ...{ at: now, by: { account: user.account, name: user.name } },
    }
    return store.inDistrict(district, async ({ db, atCommit }) => {
      const id = await keepCheck(db, district, made)
      const details = { document: made.hash, findings: made.findings.length }
      const act = { ...{ district, address, details, at: now }, account: user.account }
      atCommit(auditEntry(db, { ...act, act: 'POST /fiscal/checks', subject: `fiscal-check ${id}` }))
      return { id }
    })
  },
})
