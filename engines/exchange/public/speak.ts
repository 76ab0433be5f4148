import { actOnCase, type Engine } from '#engines/flow/flow.ts'
import type { Context } from '#kernel/route.ts'
import { citizenActing, followedCase } from './followed-case.ts'

interface Spoken {
  number: string
  code: string
  action: string
  answers: Record<string, unknown>
}

/** What a citizen says later of the own appeal; the case type's action decides whether it may be said. */
export async function speak(engine: Engine, context: Context, { number, code, action, answers }: Spoken) {
  const { id } = await followedCase(engine, context, { number, code })
  await actOnCase(engine, citizenActing(context), { id, action, answers })
  context.audit(number)
  return {}
}
