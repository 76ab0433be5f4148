import type { z } from 'zod'

/**
 * A mark that a field's schema carries for those who read it (`unit`, `case`, `account`, `personal`); it
 * survives `.optional()` and `.default()`.
 */
export function markOf<T>(schema: z.core.$ZodType | undefined, name: string): T | undefined {
  for (let one = schema as z.ZodType | undefined; one; one = inner(one)) {
    const marks = one.meta?.() as Record<string, T> | undefined
    if (marks?.[name] !== undefined) return marks[name]
  }
  return undefined
}

const inner = (schema: z.ZodType): z.ZodType | undefined =>
  (schema.def as { innerType?: z.ZodType }).innerType
