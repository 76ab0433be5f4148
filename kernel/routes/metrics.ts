import { z } from 'zod'
import { isLoopback } from '../config.ts'
import { refuseLacking } from '../permissions.ts'
import type { Metrics } from '../metrics.ts'
import { raw, route } from '../route.ts'

/**
 * For a Prometheus on the same machine, or a system administrator. A request that a proxy passed on comes
 * from elsewhere, whatever its address says.
 */
export const readMetrics = (metrics: Metrics) =>
  route({
    method: 'GET',
    path: '//metrics',
    can: 'public',
    summary: {
      zh: '运行指标（本机或系统管理员）',
      en: 'Measurements (this machine or a system administrator)',
    },
    reply: z.string(),
    media: ['text/plain'],
    transaction: false,
    async handle({ address, headers, user }) {
      const local = isLoopback(address) && !headers['x-forwarded-for'] && !headers.forwarded
      if (!local && !user.permissions.has('system.configure')) refuseLacking('system.configure')
      const body = await metrics.registry.metrics()
      return raw({ headers: { 'content-type': metrics.registry.contentType }, body })
    },
  })
