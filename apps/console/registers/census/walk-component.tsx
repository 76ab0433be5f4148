import { Button } from 'antd'
import { useClasses } from '#ui/district.ts'
import { PhotoStrip } from '#ui/photos.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import type { ComponentFields, DifferenceFields, Kind } from './census-data.ts'
import { kindTones } from './kinds.ts'
import { useDifferenceText, useStateText } from './told.ts'
import { censusWords } from './words.ts'

/** How a component was found. */
export interface Looked {
  kind: Kind | 'seen'
  photos: readonly string[]
  difference?: DifferenceFields & { key: string }
}

interface WalkComponentProps {
  component: { key: string; fields: ComponentFields }
  looked?: Looked
  busy: boolean
  onSeen?: () => void
  onFound?: (kind: Kind) => void
  onUndo?: () => void
}

/** A component as the register has it, with large buttons for what is found; marked, with what was found. */
export function WalkComponent({ component, looked, busy, onSeen, onFound, onUndo }: WalkComponentProps) {
  const say = useWords(censusWords)
  const text = useText()
  const stateText = useStateText()
  const told = useDifferenceText()
  const { of } = useClasses()
  const { key, fields } = component
  const { difference } = looked ?? {}
  const name = fields.name ?? text(of(difference?.class)?.title)
  return (
    <li className={looked ? 'looked' : ''}>
      <p className="row">
        <b>{name}</b>
        <span className="code small">{key}</span>
        {looked && (
          <Tag tone={looked.kind === 'seen' ? 'green' : kindTones[looked.kind]}>{say(looked.kind)}</Tag>
        )}
      </p>
      <p className="small quiet">{[stateText(fields.state), fields.address].filter(Boolean).join(' · ')}</p>
      {difference && <p className="small">{say('is', { value: told(difference, fields).is })}</p>}
      {difference?.note && <p className="small">{difference.note}</p>}
      {looked && looked.photos.length > 0 && <PhotoStrip photos={looked.photos.map((hash) => ({ hash }))} />}
      <div className="acts">
        {onSeen && (
          <Button type="primary" onClick={onSeen} disabled={busy}>
            {say('seen')}
          </Button>
        )}
        {onFound &&
          (['changed', 'moved', 'missing'] as const).map((kind) => (
            <Button key={kind} onClick={() => onFound(kind)} disabled={busy}>
              {say(kind)}
            </Button>
          ))}
        {onUndo && (
          <Button size="small" onClick={onUndo} disabled={busy}>
            {say('undo')}
          </Button>
        )}
      </div>
    </li>
  )
}
