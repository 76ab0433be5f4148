import { useRef, useState } from 'react'
import { ask } from '#ui/api.ts'
import { useWords } from '#ui/words.ts'
import { photosPath, type PublicSide } from '../asking.ts'
import { Problem } from '../problem.tsx'
import type { KeptPhoto } from '../typed.ts'
import { residentWords } from '../words.ts'

interface PhotoFieldProps {
  rules: PublicSide['photos']
  value: readonly KeptPhoto[]
  onChange: (photos: KeptPhoto[]) => void
}

/** Photos are sent as they were taken, time and place with them, and only named when the report is. */
export function PhotoField({ rules: { most, megabytes }, value, onChange }: PhotoFieldProps) {
  const say = useWords(residentWords)
  const picker = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async (files: File[]) => {
    setError(undefined)
    const large = files.find(({ size }) => size > megabytes << 20)
    if (large) return setError(say('photoLarge', { name: large.name, megabytes }))
    setBusy(true)
    try {
      const body = new FormData()
      for (const file of files) body.append('file', file)
      const kept = await ask<{ files: { hash: string }[] }>('POST', photosPath, { body })
      const shown = await Promise.all(files.map(smallPicture))
      const known = new Set(value.map(({ hash }) => hash))
      const added = kept.files.map(({ hash }, at) => ({ hash, shown: shown[at]! }))
      onChange([...value, ...added.filter(({ hash }) => !known.has(hash))])
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  if (most === 0) return null
  return (
    <fieldset>
      <legend>{say('photos', { most })}</legend>
      <div className="photos">
        {value.map(({ hash, shown }, at) => (
          <figure key={hash}>
            <img src={shown} alt={say('photo', { at: at + 1 })} />
            <button
              type="button"
              aria-label={say('removePhoto', { at: at + 1 })}
              onClick={() => onChange(value.filter((each) => each.hash !== hash))}
            >
              ×
            </button>
          </figure>
        ))}
        {value.length < most && (
          <button type="button" className="add" disabled={busy} onClick={() => picker.current?.click()}>
            {say(busy ? 'sendingPhoto' : 'addPhoto')}
          </button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])].slice(0, most - value.length)
            event.target.value = ''
            if (files.length > 0) void send(files)
          }}
        />
      </div>
      <Problem error={error} />
    </fieldset>
  )
}

const shownPixels = 160

/** A picture small enough to lie in a draft. */
async function smallPicture(file: File): Promise<string> {
  const picture = await createImageBitmap(file)
  const scale = shownPixels / Math.max(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/jpeg', 0.7)
}
