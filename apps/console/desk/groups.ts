import { useMemo } from 'react'
import type { InboxItem } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { colourOf, type LightColour } from '#ui/light.tsx'
import { useNow } from '#ui/now.ts'

/** What is to be done next with a case that lies on a desk; the order is that of the work. */
export const groupKeys = ['sign', 'contact', 'answer', 'extend', 'part', 'approve', 'other'] as const
export type GroupKey = (typeof groupKeys)[number]

export interface Group {
  key: GroupKey
  items: InboxItem[]
  late: number
  soon: number
  paused: number
}

/**
 * The desk of who handles, by what is to be done: to sign, to contact (nobody has looked up the caller since it
 * came here), to answer, to extend (runs out within a day and may still be extended), parts of others' cases, what
 * waits for one's agreement. A case may be in two of them: who is to be contacted is to be answered too.
 */
export function useGroups(items: readonly InboxItem[] | undefined): Group[] {
  const { types, state } = useDeclarations()
  const now = useNow(30_000)
  return useMemo(() => {
    if (!items) return []
    const offers = (item: InboxItem, action: string) =>
      types
        .get(item.type)
        ?.actions.some(({ code, in: states }) => code === action && states.includes(item.state))
    const isHandled = (item: InboxItem) =>
      item.role === 'lead' && state(item.type, item.state)?.held === 'unit'
    const isToSign = (item: InboxItem) => isHandled(item) && Boolean(offers(item, 'sign'))
    const colour = (item: InboxItem) => colourOf(item.clock, item.dueAt, now)
    const belongs: Record<GroupKey, (item: InboxItem) => boolean> = {
      sign: isToSign,
      contact: (item) => isHandled(item) && !isToSign(item) && item.contactDue,
      answer: (item) => isHandled(item) && !isToSign(item),
      extend: (item) =>
        isHandled(item) && !isToSign(item) && colour(item) === 'yellow' && Boolean(offers(item, 'extension')),
      part: ({ role }) => role === 'part' || role === 'co' || role === 'task',
      approve: ({ role }) => role === 'approval',
      other: (item) => item.role === 'lead' && !isHandled(item),
    }
    return groupKeys
      .map((key) => {
        const own = items.filter((item) => belongs[key](item))
        const count = (light: LightColour) => own.filter((item) => colour(item) === light).length
        return { key, items: own, late: count('red'), soon: count('yellow'), paused: count('paused') }
      })
      .filter(({ items: own }) => own.length > 0)
  }, [items, types, state, now])
}
