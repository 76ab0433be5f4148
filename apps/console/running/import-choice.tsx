import { Alert, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { numberText } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import { importWords } from './import-words.ts'

const mostBytes = 20 << 20

export function FileChoice({ file, onChange }: { file: File | undefined; onChange: (file: File) => void }) {
  const say = useWords(importWords)
  const language = useLanguage()
  const picker = useRef<HTMLInputElement>(null)
  const [large, setLarge] = useState(false)
  return (
    <section className="panel" aria-label={say('file')}>
      <header>
        <h2>{say('file')}</h2>
      </header>
      <div className="body row">
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.xlsx,.ndjson,.json,.gz,.txt"
          onChange={(event) => {
            const [picked] = event.target.files ?? []
            event.target.value = ''
            if (!picked) return
            setLarge(picked.size > mostBytes)
            if (picked.size <= mostBytes) onChange(picked)
          }}
        />
        <Button onClick={() => picker.current?.click()}>{say('choose')}</Button>
        {file && (
          <b>
            {file.name} <small>{numberText(file.size, language)} B</small>
          </b>
        )}
        <span className="quiet small">{say('fileHelp')}</span>
        {large && <Alert type="error" title={say('large')} role="alert" />}
      </div>
    </section>
  )
}

export function MappingField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const say = useWords(importWords)
  const picker = useRef<HTMLInputElement>(null)
  return (
    <section className="panel" aria-label={say('mapping')}>
      <div className="body stack">
        <div className="row">
          <span>{say('mapping')}</span>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".json"
            onChange={(event) => {
              const [picked] = event.target.files ?? []
              event.target.value = ''
              void picked?.text().then(onChange)
            }}
          />
          <Button className="push" onClick={() => picker.current?.click()}>
            {say('mappingFile')}
          </Button>
        </div>
        <Input.TextArea
          className="code"
          aria-label={say('mapping')}
          autoSize={{ minRows: 4, maxRows: 14 }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </section>
  )
}
