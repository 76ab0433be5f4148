import { Alert, Input } from 'antd'
import { useState } from 'react'
import { FileButton } from '#ui/file-button.tsx'
import { numberText } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/words.ts'
import { importWords } from './import-words.ts'

const mostBytes = 20 << 20

export function FileChoice({ file, onChange }: { file: File | undefined; onChange: (file: File) => void }) {
  const say = useWords(importWords)
  const language = useLanguage()
  const [large, setLarge] = useState(false)
  return (
    <section className="panel" aria-label={say('file')}>
      <header>
        <h2>{say('file')}</h2>
      </header>
      <div className="body row">
        <FileButton
          accept=".csv,.xlsx,.ndjson,.json,.gz,.txt"
          onFiles={([picked]) => {
            setLarge(picked!.size > mostBytes)
            if (picked!.size <= mostBytes) onChange(picked!)
          }}
        >
          {say('choose')}
        </FileButton>
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
  return (
    <section className="panel" aria-label={say('mapping')}>
      <div className="body stack">
        <div className="row">
          <span>{say('mapping')}</span>
          <FileButton
            className="push"
            accept=".json"
            onFiles={([picked]) => void picked!.text().then(onChange)}
          >
            {say('mappingFile')}
          </FileButton>
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
