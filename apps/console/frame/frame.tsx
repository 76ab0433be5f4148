import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { onSignedOut } from '#ui/api.ts'
import { LiveContext, useLiveUpdates } from '#ui/live.ts'
import { usePreferences } from '#ui/preferences.ts'
import { meQuery, useSession } from '#ui/session.ts'
import { useWords } from '#ui/words.ts'
import './frame.css'
import { KeyboardHelp } from './keyboard-help.tsx'
import { OnPaper } from './on-paper.tsx'
import './print.css'
import { usePageTitle } from './page-title.ts'
import { SideBar } from './side-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useGoKeys } from './go-keys.ts'
import { useWarmUp } from './warm-up.ts'
import { frameWords } from './words.ts'

/** What stands around every page behind the sign-in. */
export function Frame() {
  const say = useWords(frameWords)
  const live = useLiveUpdates()
  const { sidebar } = usePreferences()
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  useGoKeys(() => setHelp(true))
  usePageTitle()
  useReturnToSignIn()
  useWarmUp()
  return (
    <LiveContext value={live}>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <div className={`frame ${sidebar} ${menu ? 'menu' : ''}`}>
        <SideBar onGo={() => setMenu(false)} />
        <div className="scrim" onClick={() => setMenu(false)} aria-hidden="true" />
        <TopBar onMenu={() => setMenu(!menu)} onHelp={() => setHelp(true)} />
        <OnPaper />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <KeyboardHelp open={help} onClose={() => setHelp(false)} />
    </LiveContext>
  )
}

/** A session that ended elsewhere leads to the sign-in and back to where one was. */
function useReturnToSignIn(): void {
  const say = useWords(frameWords)
  const queries = useQueryClient()
  const session = useSession()
  const navigate = useNavigate()
  const { message } = App.useApp()
  useEffect(
    () =>
      onSignedOut(() => {
        if (!queries.getQueryData(meQuery.queryKey)) return
        const to = location.pathname + location.search
        void navigate({ to: '/sign-in', search: { to } }).then(() => session.forget())
        void message.info(say('signedOut'), 8)
      }),
    [queries, session, navigate, message, say],
  )
}
