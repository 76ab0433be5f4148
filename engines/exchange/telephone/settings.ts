import { z } from 'zod'
import { accountIdByLogin } from '#kernel/auth.ts'
import { refuse } from '#kernel/errors.ts'
import { said, setting } from '#kernel/settings.ts'
import { extensionOfNobody } from '../errors.ts'

/** The telephone belongs to another system; this is what we know of it. */
export const telephoneRules = setting({
  key: 'exchange.telephone',
  title: { zh: '话务系统对接', en: 'Telephone system' },
  shape: z.object({
    /** Extension → login of the call-taker who sits there; what is not listed is a login itself. */
    extensions: z
      .record(
        z.string().max(20).meta(said('分机号', 'Extension')),
        z.string().max(64).meta(said('接线员登录名', 'Login of the call-taker')),
      )
      .meta(
        said('分机与接线员', 'Who sits at which extension', {
          help: { zh: '未列出的分机号视为登录名。', en: 'What is not listed is taken for a login itself.' },
        }),
      ),
    /** Whether call-takers may ring themselves, to learn and to show. */
    simulated: z
      .boolean()
      .meta(
        said('允许接线员模拟来电（练习、演示用）', 'Call-takers may ring themselves, to learn and to show'),
      ),
  }),
  check: async ({ extensions }, { db, district }) => {
    for (const [extension, login] of Object.entries(extensions))
      if ((await accountIdByLogin(db, district, login)) === undefined)
        refuse(extensionOfNobody, { extension, login })
  },
  usual: { extensions: {}, simulated: true },
})
