import { z } from 'zod'

/** A form as the browser draws it: JSON Schema of what an action or an opening asks, or null: it asks nothing. */
export const formShape = z.record(z.string(), z.unknown()).nullable()

const drawn = new WeakMap<z.ZodObject, Record<string, unknown>>()

/** The one schema serves both sides: the server checks with it, the page draws and checks from its JSON form. */
export function formOf(asks: z.ZodObject | undefined): Record<string, unknown> | null {
  if (!asks) return null
  const known = drawn.get(asks)
  if (known) return known
  const made = z.toJSONSchema(asks, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
  drawn.set(asks, made)
  return made
}
