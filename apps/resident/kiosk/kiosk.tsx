import { useEffect, useState } from 'react'
import { setLanguage, useText, useWords } from '#ui/words.ts'
import { askDistrict, type PublicSide, type Receipt } from '../asking.ts'
import { FollowPage } from '../pages/follow-page.tsx'
import { ReceiptNumbers } from '../pages/receipt-card.tsx'
import { Problem } from '../problem.tsx'
import { Language } from '../resident.tsx'
import { useAnswer } from '../use-answer.ts'
import { followWords, kioskWords, residentWords } from '../words.ts'
import { KioskForm } from './kiosk-form.tsx'
import './kiosk.css'
import { useIdle } from './use-idle.ts'

type Screen =
  | { name: 'start' }
  | { name: 'form' }
  | { name: 'follow'; receipt?: Receipt }
  | { name: 'done'; receipt: Receipt }

/** 触摸屏终端: large, for everybody, and empty again when nobody touches it. */
export function Kiosk() {
  const say = useWords(kioskWords)
  const sayReport = useWords(residentWords)
  const text = useText()
  const { data: side, error, again } = useAnswer('district', askDistrict)
  const [screen, setScreen] = useState<Screen>({ name: 'start' })
  const home = () => {
    setScreen({ name: 'start' })
    setLanguage('zh')
    // Hints may have been changed since the morning.
    again()
  }
  const left = useIdle(screen.name === 'start' ? undefined : side?.kiosk.idleSeconds, home)
  const title = `${sayReport('title')}${side?.name ? ` · ${text(side.name)}` : ''}`
  useEffect(() => void (document.title = title), [title])
  return (
    <div className="kiosk">
      <header className="top">
        <img src="/seal.svg" alt="" width={44} height={44} />
        <h1>{title}</h1>
        <Language />
        {screen.name !== 'start' && (
          <button type="button" onClick={home}>
            {say('home')}
          </button>
        )}
      </header>
      <main>
        <Problem error={error} />
        {side && <Shown screen={screen} side={side} onScreen={setScreen} onHome={home} />}
      </main>
      {left !== undefined && (
        <div className="idle" role="alertdialog" aria-label={say('still')}>
          <div>
            <h2>{say('still')}</h2>
            <p>{say('leaving', { seconds: left })}</p>
            <button type="button" className="primary">
              {say('stay')}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}

interface ShownProps {
  screen: Screen
  side: PublicSide
  onScreen: (screen: Screen) => void
  onHome: () => void
}

function Shown({ screen, side, onScreen, onHome }: ShownProps) {
  const say = useWords(kioskWords)
  const sayFollow = useWords(followWords)
  switch (screen.name) {
    case 'start':
      return <Start side={side} onScreen={onScreen} />
    case 'form':
      return <KioskForm side={side} onSent={(receipt) => onScreen({ name: 'done', receipt })} />
    case 'follow':
      return (
        <FollowPage
          side={side}
          mine={false}
          receipt={screen.receipt}
          onReceipt={(receipt) => onScreen({ name: 'follow', receipt })}
        />
      )
    case 'done':
      return (
        <section className="receipt" role="status">
          <h2>✓ {sayFollow('done')}</h2>
          <ReceiptNumbers receipt={screen.receipt} />
          <p>{say('photograph')}</p>
          <button type="button" className="primary" onClick={onHome}>
            {say('finish')}
          </button>
        </section>
      )
  }
}

function Start({ side, onScreen }: Pick<ShownProps, 'side' | 'onScreen'>) {
  const say = useWords(kioskWords)
  const text = useText()
  return (
    <section className="start">
      <h2>{say('welcome')}</h2>
      <p>{say('touch')}</p>
      <div>
        <button type="button" className="primary" onClick={() => onScreen({ name: 'form' })}>
          {say('start')}
        </button>
        <button type="button" onClick={() => onScreen({ name: 'follow' })}>
          {say('follow')}
        </button>
      </div>
      {side.kiosk.hints.length > 0 && (
        <ul aria-label={say('hints')}>
          {side.kiosk.hints.map((hint) => (
            <li key={hint.zh}>{text(hint)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
