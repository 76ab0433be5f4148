import { LightShape } from '#ui/light.tsx'
import { useWords } from '#ui/words.ts'
import type { Group, GroupKey } from './groups.ts'
import { deskWords } from './words.ts'

interface GroupCardsProps {
  groups: readonly Group[]
  chosen: GroupKey | undefined
  onChoose: (key: GroupKey | undefined) => void
}

/** What is to be done, how much of it, and what of it presses; a digit or a click shows one group alone. */
export function GroupCards({ groups, chosen, onChoose }: GroupCardsProps) {
  const say = useWords(deskWords)
  return (
    <ul className="group-cards" aria-label={say('groups')}>
      {groups.map(({ key, items, late, soon, paused }, at) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={key === chosen}
            onClick={() => onChoose(key === chosen ? undefined : key)}
          >
            <span className="row">
              <span>{say(`to-${key}`)}</span>
              <kbd className="push">{at + 1}</kbd>
            </span>
            <b>{items.length}</b>
            <span className="small row">
              <Count light="red" count={late} word="late" />
              <Count light="yellow" count={soon} word="soonShort" />
              <Count light="paused" count={paused} word="paused" />
              {late + soon + paused === 0 && <span className="quiet">{say('calm')}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface CountProps {
  light: 'red' | 'yellow' | 'paused'
  count: number
  word: 'late' | 'soonShort' | 'paused'
}

function Count({ light, count, word }: CountProps) {
  const say = useWords(deskWords)
  if (count === 0) return null
  return (
    <span className={`light ${light}`}>
      <LightShape colour={light} />
      {say(word)} {count}
    </span>
  )
}
