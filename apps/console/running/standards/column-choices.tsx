import { Checkbox, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from '#ui/class-field.tsx'
import { useText, useWords } from '#ui/words.ts'
import { UnitChoices } from './unit-choices.tsx'
import { Choice } from './choice.tsx'
import { type Kind, type Meaning, type Table, valuesOf } from './standards.ts'
import { standardsWords } from './words.ts'

interface ColumnChoicesProps {
  table: Table
  meaning: Meaning
  onChange: (meaning: Meaning) => void
}

const kinds = ['component', 'matter', 'appeal'] as const

/** Says of each thing we need in which column it stands. */
export function ColumnChoices({ table, meaning, onChange }: ColumnChoicesProps) {
  const say = useWords(standardsWords)
  const text = useText()
  const { data: catalogue } = useQuery(catalogueQuery)
  const change = (part: Partial<Meaning>) => onChange({ ...meaning, ...part })
  const columns = table.columns.map((column) => ({ value: column, label: column }))
  const kindOptions = kinds.map((value) => ({ value, label: say(value) }))
  const column = (what: 'name' | 'file' | 'close' | 'limit' | 'fileEn' | 'closeEn') => (
    <Choice key={what} label={say(what)}>
      <Select
        aria-label={say(what)}
        allowClear={what === 'fileEn' || what === 'closeEn'}
        value={meaning[what] ?? null}
        options={columns}
        onChange={(value?: string | null) => change({ [what]: value ?? undefined })}
      />
    </Choice>
  )
  return (
    <div className="column-choices">
      <Choice label={say('edition')}>
        <Select
          aria-label={say('edition')}
          value={meaning.edition}
          options={catalogue?.editions.map(({ code, title }) => ({ value: code, label: text(title) })) ?? []}
          onChange={(edition) => change({ edition })}
        />
      </Choice>
      <Choice label={say('kindColumn')}>
        <Select
          allowClear
          aria-label={say('kindColumn')}
          value={meaning.kindColumn ?? null}
          options={columns}
          onChange={(value?: string | null) => change({ kindColumn: value ?? undefined })}
        />
      </Choice>
      {meaning.kindColumn === undefined ? (
        <Choice label={say('oneKind')}>
          <Select
            aria-label={say('oneKind')}
            value={meaning.kind ?? null}
            options={kindOptions}
            onChange={(kind: Kind) => change({ kind })}
          />
        </Choice>
      ) : (
        valuesOf(table, meaning.kindColumn).map((word) => (
          <Choice key={word} label={say('kindOf', { word })}>
            <Select
              aria-label={say('kindOf', { word })}
              value={meaning.kindWords[word] ?? null}
              options={kindOptions}
              onChange={(kind: Kind) => change({ kindWords: { ...meaning.kindWords, [word]: kind } })}
            />
          </Choice>
        ))
      )}
      <Choice label={say('code')}>
        <Select
          mode="multiple"
          aria-label={say('code')}
          value={meaning.code}
          options={columns}
          onChange={(code) => change({ code })}
        />
      </Choice>
      {(['name', 'file', 'close', 'limit'] as const).map(column)}
      {(['fileEn', 'closeEn'] as const).map(column)}
      <UnitChoices table={table} meaning={meaning} onChange={change} />
      <Checkbox checked={meaning.extend} onChange={(event) => change({ extend: event.target.checked })}>
        {say('extend')}
      </Checkbox>
    </div>
  )
}
