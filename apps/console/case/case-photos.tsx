import type { CaseView } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { PhotoStrip } from '#ui/photos.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

/** Photos before the handling and after it, side by side: what was wrong, and that it was put right. */
export function CasePhotos({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const language = useLanguage()
  const now = useNow(60_000)
  const isAfter = useIsAfter(found)
  if (found.attachments.length === 0) return null
  const steps = new Map(found.steps.map((step) => [step.seq, step]))
  const told = (which: boolean) =>
    found.attachments
      .filter((photo) => isAfter(photo) === which)
      .map(({ hash, seq, at }) => ({
        hash,
        title: `${text(steps.get(seq)?.title)} ${shortMoment(new Date(at), now, language)} · ${hash.slice(0, 8)}`,
      }))
  const sides = [
    { word: 'before' as const, photos: told(false) },
    { word: 'after' as const, photos: told(true) },
  ].filter(({ photos }) => photos.length > 0)
  return (
    <section className="panel" aria-label={say('photos')}>
      <header>
        <h2>{say('photos')}</h2>
      </header>
      <div className="body before-after">
        {sides.map(({ word, photos }) => (
          <div key={word}>
            <h3>{say(word)}</h3>
            <PhotoStrip photos={photos} />
          </div>
        ))}
      </div>
    </section>
  )
}

/** As whoever sent it said; else what a unit sent while it had the case was taken after. */
function useIsAfter(found: CaseView): (photo: CaseView['attachments'][number]) => boolean {
  const { state } = useDeclarations()
  return ({ kind, seq }) => {
    if (kind === 'before' || kind === 'after') return kind === 'after'
    const from = found.steps.find((step) => step.seq === seq)?.from
    return from != null && state(found.type, from)?.held === 'unit'
  }
}
