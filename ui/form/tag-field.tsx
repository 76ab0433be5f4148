import { Select } from 'antd'
import { use } from 'react'
import { useTags } from '../tags.ts'
import { useText } from '../words.ts'
import { FormAboutContext } from './about.ts'

interface ChosenProps {
  id: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** A campaign's tag: of the catalogue those that the case does not bear yet, or one that it bears. */
export function TagField({ which, ...chosen }: ChosenProps & { which: 'any' | 'own' }) {
  const text = useText()
  const { all, title } = useTags()
  const { tags = [] } = use(FormAboutContext)
  const codes = which === 'own' ? tags : all.filter((code) => !tags.includes(code))
  return <Named {...chosen} options={codes.map((code) => ({ value: code, label: text(title(code)) }))} />
}

/** A stage of the clock that still runs: stop, penalise, demolish. */
export function StageField({ of, ...chosen }: ChosenProps & { of: string }) {
  const text = useText()
  const { stages = [] } = use(FormAboutContext)
  const own = stages.filter((stage) => stage.of === of)
  return <Named {...chosen} options={own.map(({ code, title }) => ({ value: code, label: text(title) }))} />
}

const Named = ({ id, value, onChange, options }: ChosenProps & { options: object[] }) => (
  <Select
    id={id}
    allowClear
    showSearch={{ optionFilterProp: 'label' }}
    style={{ width: '100%' }}
    value={value}
    onChange={onChange}
    options={options}
  />
)
