import { MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { use, useState } from 'react'
import { LanguageSwitch } from '#ui/language-switch.tsx'
import { LiveContext } from '#ui/live.ts'
import { useMay } from '#ui/session.ts'
import { useWords } from '#ui/words.ts'
import { NoticeBell } from '../notices/notice-bell.tsx'
import { AccountMenu } from './account-menu.tsx'
import { frameWords } from './words.ts'

export function TopBar({ onMenu, onHelp }: { onMenu: () => void; onHelp: () => void }) {
  const say = useWords(frameWords)
  const may = useMay()
  return (
    <header className="top-bar no-print">
      <Button
        className="menu-button"
        type="text"
        icon={<MenuOutlined />}
        aria-label={say('menu')}
        onClick={onMenu}
      />
      {may('cases.read') && <FindCase />}
      <div className="push row">
        <LiveSign />
        {may('cases.read') && <NoticeBell />}
        <Button
          type="text"
          className="help-button"
          aria-label={say('keys')}
          title={say('keys')}
          onClick={onHelp}
        >
          <kbd>?</kbd>
        </Button>
        <LanguageSwitch />
        <AccountMenu />
      </div>
    </header>
  )
}

function FindCase() {
  const say = useWords(frameWords)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const find = () => {
    const asked = text.trim()
    if (asked) void navigate({ to: '/cases', search: { text: asked } }).then(() => setText(''))
  }
  return (
    <Input
      id="find-case"
      className="find"
      type="search"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={find}
      placeholder={say('find')}
      aria-label={say('findLabel')}
      prefix={<SearchOutlined />}
      suffix={<kbd>/</kbd>}
    />
  )
}

function LiveSign() {
  const say = useWords(frameWords)
  const live = use(LiveContext)
  return (
    <span className={`live-sign ${live ? 'on' : ''}`} title={say(live ? 'liveTitle' : 'awayTitle')}>
      <i aria-hidden="true" />
      <span>{say(live ? 'live' : 'away')}</span>
    </span>
  )
}
