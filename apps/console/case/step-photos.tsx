import type { CaseView } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { type Attachment, PhotoField } from '#ui/photos.tsx'
import { useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

interface StepPhotosProps {
  found: CaseView
  code: string
  value: Attachment[]
  onChange: (photos: Attachment[]) => void
}

/** Photos of a step. Who handles says which were taken before and which after, so that they can be compared. */
export function StepPhotos({ found, code, value, onChange }: StepPhotosProps) {
  const say = useWords(caseWords)
  const { state } = useDeclarations()
  const handles = state(found.type, found.state)?.held === 'unit'
  if (!handles) return <PhotoField kind={code} value={value} onChange={onChange} />
  return (
    <div className="before-after">
      {(['before', 'after'] as const).map((kind) => (
        <div key={kind} role="group" aria-label={say(kind)}>
          <span className="small quiet">{say(kind)}</span>
          <PhotoField
            kind={kind}
            value={value.filter((photo) => photo.kind === kind)}
            onChange={(own) => onChange([...value.filter((photo) => photo.kind !== kind), ...own])}
          />
        </div>
      ))}
    </div>
  )
}
