import { useEffect, useState } from 'react'
import { setLanguage, useLanguage, useText, useWords } from '#ui/words.ts'
import { askDistrict, type Receipt } from './asking.ts'
import { ConfidentialPage } from './confidential/confidential-page.tsx'
import { FollowPage } from './pages/follow-page.tsx'
import { NearPage } from './pages/near-page.tsx'
import { ReportPage } from './pages/report-page.tsx'
import { Problem } from './problem.tsx'
import { useAnswer } from './use-answer.ts'
import { followWords, residentWords } from './words.ts'

const pages = ['report', 'follow', 'near', 'confidential'] as const
type PageName = (typeof pages)[number]

interface Where {
  page: PageName
  receipt?: Receipt
}

/** `#follow/NUMBER/CODE`: behind the sign that browsers never send, so that no log holds a code. */
function whereOf(hash: string): Where {
  const [name, number, code] = hash.replace(/^#/, '').split('/')
  const page = pages.find((each) => each === name) ?? 'report'
  return number && code ? { page, receipt: { number, code } } : { page }
}

/** The pages of residents: four, behind no sign-in. */
export function Resident() {
  const say = useWords(residentWords)
  const sayFollow = useWords(followWords)
  const text = useText()
  const [where, setWhere] = useState(() => whereOf(location.hash))
  const { data: side, error } = useAnswer('district', askDistrict)
  useEffect(() => {
    const onHash = () => setWhere(whereOf(location.hash))
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])
  const title = `${say('title')}${side?.name ? ` · ${text(side.name)}` : ''}`
  useEffect(() => void (document.title = title), [title])
  return (
    <>
      <a
        className="skip"
        href="#content"
        onClick={(event) => (event.preventDefault(), document.querySelector('main')?.focus())}
      >
        {say('skip')}
      </a>
      <header className="top">
        <img src="/seal.svg" alt="" width={28} height={28} />
        <h1>{title}</h1>
        <Language />
      </header>
      <nav aria-label={say('pages')}>
        {pages.map((page) => (
          <a key={page} href={`#${page}`} aria-current={page === where.page ? 'page' : undefined}>
            {say(page)}
          </a>
        ))}
      </nav>
      <main tabIndex={-1}>
        <Problem error={error} />
        {!side && error === undefined && <p role="status">{sayFollow('loading')}</p>}
        {side && where.page === 'report' && <ReportPage side={side} />}
        {side && where.page === 'follow' && (
          <FollowPage
            key={where.receipt?.number}
            side={side}
            receipt={where.receipt}
            onReceipt={({ number, code }) => void (location.hash = `follow/${number}/${code}`)}
          />
        )}
        {side && where.page === 'near' && <NearPage />}
        {side && where.page === 'confidential' && <ConfidentialPage />}
      </main>
    </>
  )
}

/** Each language is named in itself: who needs the switch cannot read the other. */
export function Language() {
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="language" lang={other} onClick={() => setLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
