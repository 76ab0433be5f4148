import { CameraOutlined, CloseOutlined } from '@ant-design/icons'
import { App, Button, Image } from 'antd'
import { useState } from 'react'
import { ask } from './api.ts'
import { FileButton } from './file-button.tsx'
import './photos.css'
import { useProblem } from './situation.tsx'
import { useWords, words } from './words.ts'

const photoWords = words('photos', {
  add: { zh: '添加照片', en: 'Add photos' },
  remove: { zh: '移除照片', en: 'Remove photo' },
  photo: { zh: '照片 {at}', en: 'Photo {at}' },
})

export interface Attachment {
  hash: string
  kind: string
}

export const fileUrl = (hash: string): string => `/api/files/${hash}`
const thumbnailUrl = (hash: string): string => `${fileUrl(hash)}?size=thumb`

/** Photos as they lie in the store; a click shows them large. */
export function PhotoStrip({ photos }: { photos: readonly { hash: string; title?: string }[] }) {
  const say = useWords(photoWords)
  return (
    <Image.PreviewGroup>
      <div className="photos">
        {photos.map(({ hash, title }, at) => (
          <figure key={hash}>
            <Image
              src={thumbnailUrl(hash)}
              preview={{ src: fileUrl(hash) }}
              alt={say('photo', { at: at + 1 })}
              width={104}
              height={78}
            />
            {title && <figcaption>{title}</figcaption>}
          </figure>
        ))}
      </div>
    </Image.PreviewGroup>
  )
}

interface PhotoFieldProps {
  value: readonly Attachment[]
  kind: string
  onChange: (value: Attachment[]) => void
}

/** Photos are sent at once and kept by their hash; the form then only names them. */
export function PhotoField({ value, kind, onChange }: PhotoFieldProps) {
  const say = useWords(photoWords)
  const problem = useProblem()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const send = async (files: readonly File[]) => {
    setBusy(true)
    const body = new FormData()
    for (const file of files) body.append('file', file)
    try {
      const kept = await ask<{ files: { hash: string }[] }>('POST', '/files', { body })
      const known = new Set(value.map(({ hash }) => hash))
      const added = kept.files.filter(({ hash }) => !known.has(hash))
      onChange([...value, ...added.map(({ hash }) => ({ hash, kind }))])
    } catch (error) {
      void message.error(problem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="photos">
      {value.map(({ hash }, at) => (
        <figure key={hash}>
          <img src={thumbnailUrl(hash)} alt={say('photo', { at: at + 1 })} width={72} height={54} />
          <Button
            size="small"
            shape="circle"
            className="remove"
            icon={<CloseOutlined />}
            aria-label={say('remove')}
            onClick={() => onChange(value.filter((each) => each.hash !== hash))}
          />
        </figure>
      ))}
      <FileButton
        icon={<CameraOutlined />}
        loading={busy}
        multiple
        accept="image/*"
        onFiles={(files) => void send(files)}
      >
        {say('add')}
      </FileButton>
    </div>
  )
}
