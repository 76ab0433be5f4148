import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWords } from '#ui/words.ts'
import { DropFiles } from './drop-files.tsx'
import './fiscal.css'
import { OneCheck } from './one-check.tsx'
import { RecentChecks } from './recent-checks.tsx'
import { SentFiles } from './sent-files.tsx'
import { useChecks } from './use-checks.ts'
import { fiscalWords } from './words.ts'

/** 预决算检查: drop files, see what does not hold in its place, explain it or hand it on; checks are kept. */
export function FiscalPage() {
  const say = useWords(fiscalWords)
  const go = useNavigate({ from: '/fiscal' })
  const { check, order = 'recent' } = useSearch({ from: '/inside/fiscal' })
  const { sent, add, clear } = useChecks()
  const open = (id?: number) =>
    void go({ search: { ...(order === 'errors' && { order }), ...(id !== undefined && { check: id }) } })
  // Whoever went to another page meanwhile is not called back by the first answer.
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])
  return (
    <div className="stack fiscal-page">
      <header className="page-head">
        <h1>{say('title')}</h1>
        <span className="quiet small">{say('about')}</span>
      </header>
      <DropFiles onFiles={(files) => add(files, (id) => isHere.current && open(id))} />
      <SentFiles sent={sent} onClear={clear} />
      {check !== undefined && <OneCheck key={check} id={check} onClose={() => open()} />}
      <RecentChecks
        order={order}
        onOrder={(chosen) => void go({ search: (before) => ({ ...before, order: chosen }) })}
        onOpen={open}
        onRemoved={(id) => id === check && open()}
      />
    </div>
  )
}
