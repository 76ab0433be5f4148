import { Select } from 'antd'
import { memo } from 'react'
import { useDeclarations } from '#ui/district.ts'
import { useText, useWords } from '#ui/words.ts'
import { intakeWords } from './words.ts'

interface ChannelFieldProps {
  value: string | undefined
  issue: string | undefined
  onChange: (channel: string) => void
}

export const ChannelField = memo(function ChannelField({ value, issue, onChange }: ChannelFieldProps) {
  const say = useWords(intakeWords)
  const text = useText()
  const { channels } = useDeclarations()
  return (
    <div className={`field ${issue ? 'wrong' : ''}`}>
      <Select
        aria-label={say('channel')}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%', maxWidth: 320 }}
        placeholder={say('channel')}
        value={value || undefined}
        onChange={onChange}
        options={[...channels.values()]
          .filter(({ retired }) => !retired)
          .map(({ code, name }) => ({ value: code, label: text(name) }))}
      />
      {issue && (
        <p className="issue" role="alert">
          {issue}
        </p>
      )}
    </div>
  )
})
