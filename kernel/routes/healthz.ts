import { z } from 'zod'
import { route } from '../route.ts'

/** The process answers: nothing else is asked, so that a database away does not restart the server. */
export const healthz = route({
  method: 'GET',
  path: '//healthz',
  can: 'public',
  summary: { zh: '进程是否在运行', en: 'Whether the process runs' },
  reply: z.object({ ok: z.literal(true) }),
  transaction: false,
  handle: async () => ({ ok: true as const }),
})
