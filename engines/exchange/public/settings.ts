import { z } from 'zod'
import { bothLanguages, said, setting } from '#kernel/settings.ts'

const hint = z.object(bothLanguages({ zh: z.string().min(1).max(60), en: z.string().min(1).max(120) }))

/** The terminal in a hall: what stands above its form, and when it goes back to its start by itself. */
export const kioskRules = setting({
  key: 'exchange.kiosk',
  title: { zh: '触摸屏终端', en: 'Kiosk' },
  shape: z.object({
    /** Nobody touches it for so long: what was typed is wiped. */
    idleSeconds: z
      .int()
      .min(15)
      .max(600)
      .meta(said('无人触摸后返回', 'Starts again after', { measure: 'seconds' })),
    hints: z.array(hint).max(5).meta(said('提示语', 'Hints')),
  }),
  usual: {
    idleSeconds: 60,
    hints: [
      {
        zh: '说清时间、地点和事情，办得更快。',
        en: 'Say when, where and what: it will be handled sooner.',
      },
      { zh: '紧急情况请直接拨打 110、119 或 120。', en: 'In an emergency call 110, 119 or 120.' },
    ],
  },
})

/** Pictures that come with a report from outside. */
export const publicPhotos = setting({
  key: 'exchange.public-photos',
  title: { zh: '群众照片', en: 'Photos of residents' },
  shape: z.object({
    most: z
      .int()
      .min(0)
      .max(9)
      .meta(said('一次最多', 'At once at most', { measure: 'pieces' })),
    megabytes: z
      .int()
      .min(1)
      .max(20)
      .meta(said('每张最大', 'Each at most', { measure: 'megabytes' })),
  }),
  usual: { most: 6, megabytes: 10 },
})
