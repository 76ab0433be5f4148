import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { PhotoStrip } from '#ui/photos.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { Difference } from './census-data.ts'
import { kindTones } from './kinds.ts'
import { useDifferenceText } from './told.ts'
import { censusWords } from './words.ts'

interface DifferenceRowProps {
  difference: Difference
  /** Undefined: not to be decided by who looks. */
  marked: boolean | undefined
  onMark: () => void
  onDecide: (accept: boolean) => void
}

/** One difference: what the register says, what was found there, and the photos of it. */
export function DifferenceRow({ difference, marked, onMark, onDecide }: DifferenceRowProps): ReactNode {
  const say = useWords(censusWords)
  const told = useDifferenceText()
  const { key, fields, since, finder, why } = difference
  const { name, was, is } = told(fields, difference.component)
  return (
    <li>
      {marked !== undefined && (
        <input
          type="checkbox"
          checked={marked}
          aria-label={say('mark', { name: fields.component ?? name })}
          onChange={onMark}
        />
      )}
      <div className="told">
        <p className="row">
          <Tag tone={kindTones[fields.kind]}>{say(fields.kind)}</Tag>
          <b>{name}</b>
          {fields.component && (
            <Link
              to="/registers/$register/$key"
              params={{ register: 'component', key: fields.component }}
              className="code"
            >
              {fields.component}
            </Link>
          )}
        </p>
        {was && <p className="small quiet">{say('was', { value: was })}</p>}
        <p className="small">{say('is', { value: is })}</p>
        {fields.note && <p className="small">{fields.note}</p>}
        {fields.photos && <PhotoStrip photos={fields.photos.map((hash) => ({ hash }))} />}
        <p className="small quiet">
          <span className="code">{key}</span> · {say('by', { name: finder, day: since })}
        </p>
        {why && <p className="small quiet">{say('decidedWhy', { why })}</p>}
      </div>
      {marked !== undefined && (
        <div className="row acts">
          <Button size="small" onClick={() => onDecide(false)}>
            {say('decline')}
          </Button>
          <Button size="small" type="primary" ghost onClick={() => onDecide(true)}>
            {say('accept')}
          </Button>
        </div>
      )}
    </li>
  )
}
