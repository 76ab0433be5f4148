import type { Tone } from '#ui/tag.tsx'
import type { Kind } from './census-data.ts'

export const kindTones: Record<Kind, Tone> = {
  changed: 'yellow',
  moved: 'violet',
  missing: 'red',
  new: 'green',
}
