import { Alert } from 'antd'
import { type DragEvent, useState } from 'react'
import { FileButton } from '#ui/file-button.tsx'
import { useWords } from '#ui/words.ts'
import { fiscalWords } from './words.ts'

const mostBytes = 20 << 20

/** Takes files by dropping or choosing; what is too large is said and left out. */
export function DropFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const say = useWords(fiscalWords)
  const [over, setOver] = useState(false)
  const [large, setLarge] = useState<string>()
  const take = (files: File[]) => {
    setLarge(files.find(({ size }) => size > mostBytes)?.name)
    onFiles(files.filter(({ size }) => size <= mostBytes))
  }
  const drag = (event: DragEvent, is: boolean) => {
    event.preventDefault()
    setOver(is)
  }
  return (
    <section
      className={`panel drop-files${over ? ' over' : ''}`}
      aria-label={say('choose')}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        take([...event.dataTransfer.files])
      }}
    >
      <span>{say('drop')}</span>
      <FileButton type="primary" multiple accept=".pdf,.docx,.xlsx,.html,.htm,.txt,.md,.csv" onFiles={take}>
        {say('choose')}
      </FileButton>
      <span className="quiet small">{say('kinds')}</span>
      {large && <Alert type="error" role="alert" title={say('large', { name: large })} />}
    </section>
  )
}
