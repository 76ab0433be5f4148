import { DatabaseOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inboxQuery } from '#ui/cases.ts'
import { setPreferences, usePreferences } from '#ui/preferences.ts'
import { useMe } from '#ui/session.ts'
import { registersQuery } from '#ui/registers.ts'
import { useText, useWords } from '#ui/words.ts'
import { runningWays, type Way, workWays } from './navigation.ts'
import { frameWords } from './words.ts'

export function SideBar({ onGo }: { onGo: () => void }) {
  const say = useWords(frameWords)
  const me = useMe()
  const { sidebar } = usePreferences()
  const narrow = sidebar === 'narrow'
  const fold = say(narrow ? 'widen' : 'narrow')
  return (
    <nav className="side-bar no-print" aria-label={say('navigation')}>
      <Link to="/" className="brand" onClick={onGo}>
        <img src="/seal.svg" alt="" width={28} height={28} />
        <span>{say('product')}</span>
      </Link>
      <Ways title={say('work')} ways={workWays.filter((way) => way.may(me))} onGo={onGo} />
      <RegisterWays onGo={onGo} />
      <Ways title={say('running')} ways={runningWays.filter((way) => way.may(me))} onGo={onGo} />
      <button
        type="button"
        className="fold"
        title={fold}
        aria-label={fold}
        onClick={() => setPreferences({ sidebar: narrow ? 'wide' : 'narrow' })}
      >
        {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  )
}

function Ways({ title, ways, onGo }: { title: string; ways: readonly Way[]; onGo: () => void }) {
  const say = useWords(frameWords)
  if (ways.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {ways.map(({ to, word, icon: Icon }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/' }} onClick={onGo} title={say(word)}>
              <Icon aria-hidden />
              <span className="word">{say(word)}</span>
              {to === '/' && <Waiting />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The registers I may read, by their declarations. */
function RegisterWays({ onGo }: { onGo: () => void }) {
  const say = useWords(frameWords)
  const text = useText()
  const { data } = useQuery(registersQuery)
  if (!data?.length) return null
  return (
    <section>
      <h2>{say('registers')}</h2>
      <ul>
        {data.map(({ code, title }) => (
          <li key={code}>
            <Link to="/registers/$register" params={{ register: code }} onClick={onGo} title={text(title)}>
              <DatabaseOutlined aria-hidden />
              <span className="word">{text(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many cases wait for me; the list stops counting at its page. */
function Waiting() {
  const { data } = useQuery(inboxQuery)
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return <span className="count">{count >= 200 ? '200+' : count}</span>
}
