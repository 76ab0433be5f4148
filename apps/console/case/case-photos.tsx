import type { CaseView } from '#ui/cases.ts'
import { shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { PhotoStrip } from '#ui/photos.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

export function CasePhotos({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const language = useLanguage()
  const now = useNow(60_000)
  if (found.attachments.length === 0) return null
  const steps = new Map(found.steps.map((step) => [step.seq, step]))
  const photos = found.attachments.map(({ hash, seq, at }) => ({
    hash,
    title: `${text(steps.get(seq)?.title)} ${shortMoment(new Date(at), now, language)}`,
  }))
  return (
    <section className="panel" aria-label={say('photos')}>
      <header>
        <h2>{say('photos')}</h2>
        <span className="quiet">{photos.length}</span>
      </header>
      <div className="body">
        <PhotoStrip photos={photos} />
      </div>
    </section>
  )
}
