import { DownOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNames } from '#ui/district.ts'
import { setPreferences, usePreferences } from '#ui/preferences.ts'
import { useMe, useSession } from '#ui/session.ts'
import { useText, useWords } from '#ui/words.ts'
import { handOverWords } from '../hand-over/words.ts'
import { frameWords } from './words.ts'

/** Two posts need it, now and then: it travels when it is asked for. */
const HandOverDialog = lazy(async () => {
  const { HandOverDialog: dialog } = await import('../hand-over/hand-over-dialog.tsx')
  return { default: dialog }
})

const themes = ['light', 'dark', 'auto'] as const
const densities = ['roomy', 'compact'] as const

/** Posts that may hand on what lies with somebody else (the flow's `handOn`). */
const leads: ReadonlySet<string> = new Set(['shift-leader', 'leader'])

export function AccountMenu() {
  const say = useWords(frameWords)
  const sayHandOver = useWords(handOverWords)
  const [handsOver, setHandsOver] = useState(false)
  const me = useMe()
  const names = useNames()
  const text = useText()
  const navigate = useNavigate()
  const { signOut } = useSession()
  const { theme, density } = usePreferences()
  const titles = me.posts.map(({ post, unit }) => `${text(names.post(post))} · ${text(names.unit(unit))}`)
  const administration = me.administration === 'audit' ? 'audit-admin' : me.administration
  const items: MenuProps['items'] = [
    ...titles.map((label, at) => ({ key: `post-${at}`, label, disabled: true })),
    { type: 'divider' },
    {
      type: 'group',
      label: say('theme'),
      children: themes.map((key) => ({
        key,
        label: say(key),
        onClick: () => setPreferences({ theme: key }),
      })),
    },
    {
      type: 'group',
      label: say('density'),
      children: densities.map((key) => ({
        key,
        label: say(key),
        onClick: () => setPreferences({ density: key }),
      })),
    },
    { type: 'divider' },
    ...(me.posts.some(({ post }) => leads.has(post))
      ? [{ key: 'hand-over', label: sayHandOver('title'), onClick: () => setHandsOver(true) }]
      : []),
    { key: 'password', label: say('password'), onClick: () => void navigate({ to: '/password' }) },
    { key: 'sign-out', label: say('signOut'), onClick: () => void leave() },
  ]
  const leave = async () => {
    await navigate({ to: '/sign-in' })
    await signOut()
  }
  return (
    <>
      <Suspense>{handsOver && <HandOverDialog onClose={() => setHandsOver(false)} />}</Suspense>
      <Dropdown menu={{ items, selectedKeys: [theme, density] }} trigger={['click']} placement="bottomRight">
        <Button type="text" className="account">
          <span className="face" aria-hidden="true">
            {me.name.slice(0, 1)}
          </span>
          <span className="who">
            <b>{me.name}</b>
            <small>{administration ? say(administration) : text(names.post(me.posts[0]?.post))}</small>
          </span>
          <DownOutlined />
        </Button>
      </Dropdown>
    </>
  )
}
