import { memo, useMemo } from 'react'
import type { ClassKey } from '#ui/cases.ts'
import { ClassField, kindsOf, useIsInForce } from '#ui/class-field.tsx'
import type { Place } from '#ui/place.ts'
import { useWords } from '#ui/words.ts'
import { ClassSuggestions } from '../help/class-suggestions.tsx'
import { useHelpWhileTyping } from '../help/use-help.ts'
import { HandledBefore } from '../help/handled-before.tsx'
import { ConditionField } from './condition-field.tsx'
import { intakeWords } from './words.ts'

interface ClassPartProps {
  id: string
  type: string
  /** What was said so far. */
  text: string
  place: Place
  chosen: ClassKey | undefined
  condition: string | undefined
  onClass: (chosen: ClassKey | undefined) => void
  onCondition: (condition: string | undefined) => void
}

/** The class: those that closed cases would give first, who handles its like, and the filing condition. */
export const ClassPart = memo(function ClassPart(props: ClassPartProps) {
  const { id, type, text, place, chosen, condition, onClass, onCondition } = props
  const say = useWords(intakeWords)
  const { suggestions: learned, units, isBehind } = useHelpWhileTyping({ type, text, class: chosen, place })
  const isInForce = useIsInForce()
  // What was learned from cases of an edition that has ended is not offered to a new one.
  const suggestions = useMemo(() => learned.filter((one) => isInForce(one.class)), [learned, isInForce])
  const first = useMemo(() => suggestions.map((one) => one.class), [suggestions])
  return (
    <>
      <ClassField
        id={id}
        label={say('class')}
        kinds={kindsOf(type)}
        value={chosen}
        first={first}
        onChange={onClass}
      />
      <ClassSuggestions suggestions={suggestions} isBehind={isBehind} chosen={chosen} onChoose={onClass} />
      <HandledBefore units={units} />
      <ConditionField about={chosen} value={condition} onChange={onCondition} />
    </>
  )
})
