import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { unitsQuery } from '#ui/district.ts'
import { useText, useWords } from '#ui/words.ts'
import { Choice } from './choice.tsx'
import { type Meaning, type Table, unitsNamed, valuesOf } from './standards.ts'
import { standardsWords } from './words.ts'

interface UnitChoicesProps {
  table: Table
  meaning: Meaning
  onChange: (part: Partial<Meaning>) => void
}

/** The column of the responsible unit, and which of ours each name in it stands for; a name may stay open. */
export function UnitChoices({ table, meaning, onChange }: UnitChoicesProps) {
  const say = useWords(standardsWords)
  const text = useText()
  const { data } = useQuery(unitsQuery)
  const { unitColumn, unitCodes } = meaning
  const lasting = data?.filter(({ until }) => !until) ?? []
  const options = lasting.map(({ code, name }) => ({ value: code, label: text(name) }))
  const found = unitColumn === undefined ? {} : unitsNamed(table, unitColumn, lasting)
  const choose = (column: string | undefined) =>
    onChange({
      unitColumn: column,
      unitCodes: column === undefined ? {} : unitsNamed(table, column, lasting),
    })
  return (
    <>
      <Choice label={say('unit')}>
        <Select
          allowClear
          aria-label={say('unit')}
          value={unitColumn ?? null}
          options={table.columns.map((column) => ({ value: column, label: column }))}
          onChange={(column?: string | null) => choose(column ?? undefined)}
        />
      </Choice>
      {unitColumn !== undefined &&
        valuesOf(table, unitColumn).map((word) => (
          <Choice key={word} label={say('unitOf', { word })}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={say('unitOf', { word })}
              placeholder={say('unitOpen')}
              value={unitCodes[word] ?? null}
              options={[{ value: 'street', label: say('ownStreet') }, ...options]}
              onChange={(code?: string | null) =>
                onChange({ unitCodes: withUnit({ ...found, ...unitCodes }, word, code) })
              }
            />
          </Choice>
        ))}
    </>
  )
}

const withUnit = (codes: Record<string, string>, word: string, code: string | null | undefined) =>
  Object.fromEntries([
    ...Object.entries(codes).filter(([name]) => name !== word),
    ...(code ? [[word, code]] : []),
  ] as [string, string][])
