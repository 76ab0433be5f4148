import { Tag } from 'antd'
import type { ClassKey } from '../cases.ts'
import { ClassField } from '../class-field.tsx'
import { useClasses } from '../district.ts'
import { useText, useWords } from '../words.ts'
import { formWords } from './words.ts'

interface ClassesFieldProps {
  id: string
  label: string
  kinds: readonly string[]
  value: ClassKey[] | undefined
  onChange: (value: ClassKey[] | undefined) => void
}

const keyText = ({ edition, kind, code }: ClassKey): string => `${edition}/${kind}/${code}`

/** Several classes: those chosen stand above, another is added below. */
export function ClassesField({ id, label, kinds, value = [], onChange }: ClassesFieldProps) {
  const say = useWords(formWords)
  const text = useText()
  const { of } = useClasses()
  const nameOf = (key: ClassKey) => `${text(of(key)?.title)} ${key.code}`.trim()
  const without = (gone: ClassKey) => value.filter((key) => keyText(key) !== keyText(gone))
  return (
    <div className="classes-field">
      {value.map((key) => (
        <Tag
          key={keyText(key)}
          closable={{ 'aria-label': say('remove', { name: nameOf(key) }) }}
          onClose={() => onChange(without(key))}
        >
          {nameOf(key)}
        </Tag>
      ))}
      <ClassField
        id={id}
        label={`${label}: ${say('addClass')}`}
        kinds={kinds}
        value={undefined}
        onChange={(key) => key && onChange([...without(key), key])}
      />
    </div>
  )
}
