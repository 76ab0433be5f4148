import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { use } from 'react'
import { get, type Query } from '../api.ts'
import { useNames } from '../district.ts'
import { useMe } from '../session.ts'
import { useText } from '../words.ts'
import { type FormAbout, FormAboutContext } from './about.ts'

interface Holder {
  id: number
  account: number
  name: string
  post: string
  unit: number
}

interface AccountFieldProps {
  id: string
  /** `lead`: who could have the case instead; `any`: anybody; else the holders of that post. */
  which: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A person, among those whose post fits. */
export function AccountField({ id, which, value, onChange }: AccountFieldProps) {
  const text = useText()
  const names = useNames()
  const me = useMe()
  const { lead } = use(FormAboutContext)
  const wanted = wantedHolders(which, lead)
  const { data } = useQuery({
    queryKey: ['org', 'holders', wanted],
    queryFn: () => get<{ holders: Holder[] }>('/org/holders', wanted),
    staleTime: 60_000,
  })
  const options = data?.holders
    .filter(({ account }, at, all) => all.findIndex((each) => each.account === account) === at)
    .filter(({ account }) => account !== me.account)
    .map(({ account, name, unit, post }) => ({
      value: account,
      label: name,
      about: `${text(names.post(post))} · ${text(names.unit(unit))}`,
    }))
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      style={{ width: '100%' }}
      value={value}
      onChange={onChange}
      options={options ?? []}
      optionRender={({ data: option }) => (
        <span className="unit-option">
          {option.label} <small>{option.about}</small>
        </span>
      )}
    />
  )
}

function wantedHolders(which: string, lead: FormAbout['lead']): Query {
  if (which === 'any') return {}
  if (which !== 'lead') return { post: which }
  return lead?.post ? { post: lead.post } : { unit: lead?.unit }
}
