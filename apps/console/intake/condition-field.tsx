import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { get } from '#ui/api.ts'
import type { ClassKey } from '#ui/cases.ts'
import { useLimitText } from '#ui/clock-bar.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import { intakeWords } from './words.ts'

interface Condition {
  code: string
  text: Text
  limit: { amount: number; unit: string }
}

interface ConditionFieldProps {
  about: ClassKey | undefined
  value: string | undefined
  onChange: (condition: string | undefined) => void
}

/** 立案条件 of the chosen class, each with the limit it brings; nothing where the class has none. */
export function ConditionField({ about, value, onChange }: ConditionFieldProps) {
  const say = useWords(intakeWords)
  const text = useText()
  const limitText = useLimitText()
  const { data } = useQuery({
    queryKey: ['catalogue', 'conditions', about?.edition, about?.kind, about?.code],
    queryFn: () =>
      get<{ conditions: Condition[] }>(
        `/catalogue/classes/${about!.edition}/${about!.kind}/${about!.code}/conditions`,
      ),
    enabled: about !== undefined,
    staleTime: 600_000,
  })
  if (!about || !data || data.conditions.length === 0) return null
  return (
    <Select
      allowClear
      aria-label={say('condition')}
      placeholder={say('condition')}
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      options={data.conditions.map(({ code, text: words, limit }) => ({
        value: code,
        label: `${text(words)} · ${limitText(limit)}`,
      }))}
    />
  )
}
