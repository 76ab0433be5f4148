import { Input } from 'antd'
import type { CSSProperties } from 'react'

interface SearchInputProps {
  label: string
  value: string
  onChange: (sought: string) => void
  style?: CSSProperties
}

/** Narrows what stands below it while one types. */
export const SearchInput = ({ label, onChange, ...rest }: SearchInputProps) => (
  <Input
    type="search"
    aria-label={label}
    placeholder={label}
    onChange={(event) => onChange(event.target.value)}
    {...rest}
  />
)
