import { z } from 'zod'
import { job } from '#kernel/jobs.ts'
import { deleteExport, exportsPast } from './export-orders.ts'

/** Exports whose day has come are deleted, the file first: what is cut short between the two is found again. */
export const sweepExports = job({
  name: 'flow.sweep-exports',
  payload: z.unknown(),
  async handle({ store, files, district, now }) {
    for (;;) {
      const past = await store.inDistrict(district, ({ db }) => exportsPast(db, district, now))
      if (past.length === 0) return
      for (const { id, file_hash: hash } of past) {
        if (hash) await files.remove(hash)
        await store.inDistrict(district, ({ db }) => deleteExport(db, district, id))
      }
    }
  },
})
