import { Button } from 'antd'
import { createContext, type ReactNode, use } from 'react'
import { useText, useWords } from '#ui/words.ts'
import type { Issues } from './check.ts'
import { kindOf, type Shape } from './shape.ts'
import { useTold } from './told.ts'
import { settingsWords } from './words.ts'

export interface ValueProps {
  shape: Shape
  /** Where it stands in the setting: `hints.0.zh`; empty for the setting itself. */
  path: string
  value: unknown
  /** The default, as a draft; undefined in a row of a list, which has none. */
  usual: unknown
  onChange: (value: unknown) => void
  /** The title is read out but not drawn: a row of a list says nothing that the list has not said. */
  bare?: boolean
}

/** What is wrong in the setting that is being written, by path. */
export const IssuesContext = createContext<Issues>({})
export const useIssue = (path: string): string | undefined => use(IssuesContext)[path]

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

interface FieldProps extends ValueProps {
  id: string
  children: ReactNode
}

/** A value under its title, with what it means, its default and what is wrong. */
export function Field({ id, shape, path, bare, children, ...value }: FieldProps) {
  const text = useText()
  const issue = useIssue(path)
  const isTick = kindOf(shape) === 'tick'
  return (
    <div className={`field ${issue ? 'wrong' : ''}`}>
      {!isTick && !bare && shape.label && <label htmlFor={id}>{text(shape.label)}</label>}
      {children}
      {shape.help && <p className="help">{text(shape.help)}</p>}
      <Default shape={shape} {...value} />
      {issue && (
        <p className="issue" id={`${id}-issue`} role="alert">
          {issue}
        </p>
      )}
    </div>
  )
}

/** The default, always beside the value; and the way back to it once they differ. */
export function Default({ shape, value, usual, onChange }: Omit<ValueProps, 'path'>) {
  const say = useWords(settingsWords)
  const told = useTold()
  if (usual === undefined) return null
  const plain = told(shape, usual)
  const differs = !isSame(value, usual)
  if (plain === undefined && !differs) return null
  return (
    <p className="default">
      {plain === undefined ? say('defaultOther') : say('defaultIs', { value: plain })}
      {differs && (
        <Button type="link" size="small" onClick={() => onChange(usual)}>
          {say('back')}
        </Button>
      )}
    </p>
  )
}
