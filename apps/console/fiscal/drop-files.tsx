import { Alert, Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useWords } from '#ui/words.ts'
import { fiscalWords } from './words.ts'

const mostBytes = 20 << 20

/** Takes files by dropping or choosing; what is too large is said and left out. */
export function DropFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const say = useWords(fiscalWords)
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [large, setLarge] = useState<string>()
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
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
        take(event.dataTransfer.files)
      }}
    >
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept=".pdf,.docx,.xlsx,.html,.htm,.txt,.md,.csv"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <span>{say('drop')}</span>
      <Button type="primary" onClick={() => picker.current?.click()}>
        {say('choose')}
      </Button>
      <span className="quiet small">{say('kinds')}</span>
      {large && <Alert type="error" role="alert" title={say('large', { name: large })} />}
    </section>
  )
}
