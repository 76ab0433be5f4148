import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useDeclarations } from '#ui/district.ts'
import { shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { type Notice, useNotices } from './use-notices.ts'
import { noticeWords } from './words.ts'

/** Newest first: what happened, to which case, when. Opening the case reads the notice. */
export function NoticeList({ onClose }: { onClose: () => void }) {
  const say = useWords(noticeWords)
  const { notices, read } = useNotices()
  return (
    <section className="notices" aria-label={say('notices')}>
      <header className="row">
        <h2>{say('notices')}</h2>
        {notices.length > 0 && (
          <Button type="link" size="small" className="push" onClick={() => read(notices)}>
            {say('readAll')}
          </Button>
        )}
      </header>
      {notices.length === 0 && <p className="quiet">{say('none')}</p>}
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <Link
              to="/cases/$id"
              params={{ id: String(notice.case) }}
              onClick={() => {
                read([notice])
                onClose()
              }}
            >
              <Told notice={notice} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ notice: { type, kind, number, title, at } }: { notice: Notice }) {
  const say = useWords(noticeWords)
  const text = useText()
  const language = useLanguage()
  const now = useNow(60_000)
  const { types } = useDeclarations()
  const action = types.get(type)?.actions.find(({ code }) => code === kind)
  return (
    <>
      <span className="row">
        <b>{kind === 'assigned' ? say('assigned') : text(action?.title)}</b>
        <time className="push quiet small" dateTime={at}>
          {shortMoment(new Date(at), now, language)}
        </time>
      </span>
      <span className="about">{title ?? say('confidential')}</span>
      <span className="code quiet small">{number}</span>
    </>
  )
}
