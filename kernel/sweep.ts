import { z } from 'zod'
import { dailyAt, job, type Schedule } from './jobs.ts'
import { readSetting, said, setting } from './settings.ts'
import { sql } from './sql.ts'

/** How long what has done its work is kept; the audit trail is never swept (网络安全法 §21: six months at least). */
const keeping = setting({
  key: 'kernel.keeping',
  title: { zh: '过渡数据保留天数', en: 'Days that passing data are kept' },
  shape: z.object({
    /** Replies to requests that may be repeated: a phone may have been offline for a while. */
    replyDays: z
      .int()
      .min(1)
      .max(365)
      .meta(said('请求的回复', 'Replies to requests', { measure: 'days' })),
    /** Sessions that ended. */
    sessionDays: z
      .int()
      .min(1)
      .max(365)
      .meta(said('已结束的登录', 'Sessions that ended', { measure: 'days' })),
  }),
  usual: { replyDays: 30, sessionDays: 90 },
})

export const sweepOldRows = job({
  name: 'kernel.sweep-old-rows',
  payload: z.object({}),
  async handle({ db, district, now, files }) {
    const { replyDays, sessionDays } = await readSetting(db, district, keeping)
    await sql`delete from kernel.idempotency
              where district_id = ${district} and recorded_at < ${daysBefore(now, replyDays)}`.execute(db)
    await sql`delete from kernel.session
              where district_id = ${district} and seen_at < ${daysBefore(now, sessionDays)}`.execute(db)
    await files.clearAbandoned(daysBefore(now, 1))
  },
})

/** In the small hours, when nobody is kept waiting by it. */
export const kernelSchedules: readonly Schedule[] = [{ job: sweepOldRows, when: dailyAt('03:20') }]

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)
