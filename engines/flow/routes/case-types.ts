import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { actionsIn, type CaseType } from '../declare.ts'
import type { Engine } from '../engine.ts'
import { formOf, formShape } from '../form.ts'
import { mayOpen } from '../may-act.ts'
import { allChannels } from '../queries.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** `in`: the states that offer it; `asks`: what its answers are called, for the form and for the story. */
const declaredAction = z.object({
  code: z.string(),
  title: text,
  bulk: z.boolean(),
  in: z.array(z.string()),
  asks: formShape,
})

const declared = z.object({
  code: z.string(),
  title: text,
  basis: z.string(),
  form: formShape,
  textField: z.string(),
  mayOpen: z.boolean(),
  states: z.array(
    z.object({ code: z.string(), title: text, final: z.boolean(), held: z.string().nullable() }),
  ),
  actions: z.array(declaredAction),
  clocks: z.array(z.object({ code: z.string(), title: text, whole: z.boolean() })),
})

/** Lists, forms and pages of the console follow from this. */
export const caseTypes = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-types',
    can: 'cases.read',
    summary: { zh: '案件类型及其状态、动作、表单', en: 'Case types with their states, actions and forms' },
    lasting: true,
    reply: z.object({
      types: z.array(declared),
      channels: z.array(
        z.object({ code: z.string(), name: text, upstream: z.boolean(), retired: z.boolean() }),
      ),
    }),
    async handle({ db, district, user }) {
      const channels = await allChannels(db, district)
      return {
        types: [...engine.types.values()].map((type) => ({
          ...described(type),
          mayOpen: mayOpen(user, type) !== undefined,
        })),
        channels: channels.map(({ code, name, upstream, retired }) => ({ code, name, upstream, retired })),
      }
    },
  })

function described(type: CaseType): Omit<z.input<typeof declared>, 'mayOpen'> {
  const actions = new Map<string, z.input<typeof declaredAction>>()
  for (const state of Object.keys(type.states))
    for (const [code, { title, bulk, asks }] of Object.entries(actionsIn(type, state))) {
      const known = actions.get(code)
      if (known) known.in.push(state)
      else actions.set(code, { code, title, bulk, in: [state], asks: formOf(asks) })
    }
  return {
    code: type.code,
    title: type.title,
    basis: type.basis,
    form: formOf(type.fields),
    textField: type.text,
    states: Object.entries(type.states).map(([code, { title, final, held }]) => ({
      code,
      title,
      final: final ?? false,
      held: held ?? null,
    })),
    actions: [...actions.values()],
    clocks: Object.entries(type.clocks).map(([code, { title, whole }]) => ({
      code,
      title,
      whole: whole ?? false,
    })),
  }
}
