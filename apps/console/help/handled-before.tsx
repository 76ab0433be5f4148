import { useNames } from '#ui/district.ts'
import { useText, useWords } from '#ui/words.ts'
import './help.css'
import type { UnitBefore } from './use-help.ts'
import { helpWords } from './words.ts'

/** Who finally handled cases of the class lately: to whom this one will probably go. */
export function HandledBefore({ units }: { units: readonly UnitBefore[] }) {
  const say = useWords(helpWords)
  const text = useText()
  const names = useNames()
  const [first] = units
  if (!first) return null
  return (
    <p className="handled-before small">
      <span className="quiet">{say(first.inStreet ? 'unitsHere' : 'unitsElsewhere')}</span>
      {units.map(({ unit, cases, of }) => (
        <span key={unit}>
          {text(names.unit(unit))} <small className="quiet">{say('unitShare', { cases, of })}</small>
        </span>
      ))}
    </p>
  )
}
