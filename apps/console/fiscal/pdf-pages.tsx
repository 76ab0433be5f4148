import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Empty, Waiting } from '#ui/situation.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { type Numbered, type PageBox, wordsOf } from './check-data.ts'
import { openPdf, type PDFPageProxy } from './open-pdf.ts'
import type { OriginalProps } from './original.tsx'
import { fiscalWords } from './words.ts'

/** The pages of the PDF as they are printed, with the marks over their figures; a page is drawn when it comes near. */
export function PdfPages({ checked, listed, open, onChoose }: OriginalProps) {
  const say = useWords(fiscalWords)
  const box = useRef<HTMLDivElement>(null)
  const { data: pages, error } = useQuery({
    queryKey: ['fiscal-pages', checked.id, checked.at],
    queryFn: () => pagesAt(`/api/fiscal/checks/${checked.id}/original`),
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  })
  const byPage = useMemo(() => Map.groupBy(listed, ({ boxes }) => boxes?.[0]?.page ?? 0), [listed])
  useEffect(() => {
    box.current?.querySelector(`[data-mark="${open}"]`)?.scrollIntoView({ block: 'center' })
  }, [open, pages])
  if (error) return <Empty title={say('notDrawn')}>{say('notDrawnHint')}</Empty>
  if (!pages) return <Waiting lines={12} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a keyboard must reach it
    <div className="fiscal-lines pdf-pages" ref={box} tabIndex={0} role="region" aria-label={say('pages')}>
      {pages.map((page) => (
        <OnePage
          key={page.pageNumber}
          {...{ page, open, onChoose }}
          found={byPage.get(page.pageNumber) ?? none}
        />
      ))}
    </div>
  )
}

const none: readonly Numbered[] = []

async function pagesAt(address: string): Promise<PDFPageProxy[]> {
  const pdf = await openPdf(address)
  return Promise.all(Array.from({ length: pdf.numPages }, (_, n) => pdf.getPage(n + 1)))
}

interface OnePageProps {
  page: PDFPageProxy
  found: readonly Numbered[]
  open: number | undefined
  onChoose: (number: number) => void
}

function OnePage({ page, found, open, onChoose }: OnePageProps) {
  const say = useWords(fiscalWords)
  const { width, height } = page.getViewport({ scale: 1 })
  const frame = useRef<HTMLDivElement>(null)
  const isNear = useNear(frame)
  return (
    <div
      ref={frame}
      className="pdf-page"
      style={{ aspectRatio: `${width} / ${height}` }}
      role="group"
      aria-label={say('page', { line: page.pageNumber })}
    >
      {isNear && <Drawn page={page} />}
      {found.flatMap((one) =>
        (one.boxes ?? []).map((box, n) => (
          <Mark
            key={`${one.number}-${n}`}
            {...{ one, box, onChoose }}
            page={{ width, height }}
            isFirst={n === 0}
            isOpen={one.number === open}
          />
        )),
      )}
    </div>
  )
}

/** Whether it has come near the part of the page that is seen; once near, it stays drawn. */
function useNear(of: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: '600px 0px' },
    )
    if (of.current) watcher.observe(of.current)
    return () => watcher.disconnect()
  }, [of])
  return isNear
}

function Drawn({ page }: { page: PDFPageProxy }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    if (!target) return undefined
    const { width } = page.getViewport({ scale: 1 })
    const scale = (target.clientWidth / width) * Math.min(2, window.devicePixelRatio || 1)
    const viewport = page.getViewport({ scale: Math.max(0.5, scale) })
    target.width = Math.floor(viewport.width)
    target.height = Math.floor(viewport.height)
    const drawing = page.render({ canvas: target, viewport })
    drawing.promise.then(
      () => target.setAttribute('data-drawn', 'yes'),
      () => undefined,
    )
    return () => drawing.cancel()
  }, [page])
  return <canvas ref={canvas} aria-hidden="true" />
}

interface MarkProps {
  one: Numbered
  box: PageBox
  page: { width: number; height: number }
  isFirst: boolean
  isOpen: boolean
  onChoose: (number: number) => void
}

/** A finding upon its figure: it leads to the list. */
function Mark({ one, box, page, isFirst, isOpen, onChoose }: MarkProps) {
  const say = useWords(fiscalWords)
  const language = useLanguage()
  const { rule, expected } = wordsOf(one, language)
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`
  return (
    <button
      type="button"
      className={`pdf-mark ${one.severity}${isOpen ? ' is-open' : ''}${one.explained ? ' is-explained' : ''}`}
      {...(isFirst ? { 'data-mark': one.number } : { tabIndex: -1 })}
      style={{
        left: share(box.x - 1, page.width),
        top: share(box.y - 1, page.height),
        width: share(box.width + 2, page.width),
        height: share(box.height + 2, page.height),
      }}
      title={[rule, expected].filter(Boolean).join(language === 'en' ? ': ' : '：')}
      aria-label={say('markOf', { number: one.number, rule })}
      onClick={() => onChoose(one.number)}
    >
      {isFirst && <span>{one.number}</span>}
    </button>
  )
}
