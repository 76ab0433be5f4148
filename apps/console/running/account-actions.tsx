import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { ask, post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import type { Account } from './account.ts'
import { accountsWords } from './accounts-words.ts'

const administrations = ['system', 'security', 'audit'] as const

export function AccountActions({ account }: { account: Account }) {
  const say = useWords(accountsWords)
  const may = useMay()
  const change = useChange(account)
  return (
    <span className="row">
      {may('accounts.edit') && (
        <>
          {account.lockedUntil && (
            <Button size="small" onClick={() => void change('unlock', (path) => post(`${path}/unlock`))}>
              {say('unlock')}
            </Button>
          )}
          <Button
            size="small"
            onClick={() =>
              void change('reset', (path) => post<{ password: string }>(`${path}/reset-password`))
            }
          >
            {say('reset')}
          </Button>
          {account.disabledAt ? (
            <Button size="small" onClick={() => void change('enable', (path) => post(`${path}/enable`))}>
              {say('enable')}
            </Button>
          ) : (
            <Button size="small" onClick={() => void change('disable', (path) => post(`${path}/disable`))}>
              {say('disable')}
            </Button>
          )}
        </>
      )}
      {may('accounts.grant') && (
        <Dropdown
          trigger={['click']}
          menu={{
            selectedKeys: [account.administration ?? 'none'],
            items: ['none' as const, ...administrations].map((key) => ({ key, label: say(key) })),
            onClick: ({ key }) =>
              void change('grant', (path) =>
                ask('PUT', `${path}/administration`, {
                  body: { administration: key === 'none' ? null : key },
                }),
              ),
          }}
        >
          <Button size="small">{say('grant')}</Button>
        </Dropdown>
      )}
    </span>
  )
}

type Act = 'unlock' | 'reset' | 'enable' | 'disable' | 'grant'

/** Asks, does, says what came of it; a new password is shown this once. */
function useChange(account: Account) {
  const say = useWords(accountsWords)
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async (act: Act, send: (path: string) => Promise<unknown>): Promise<void> => {
    if (!(await modal.confirm({ title: say('sure', { action: say(act), name: account.name }) }))) return
    try {
      const reply = await send(`/accounts/${account.id}`)
      const password = (reply as { password?: string } | undefined)?.password
      if (password) modal.info({ title: say('password'), content: <b className="code">{password}</b> })
      await queries.invalidateQueries({ queryKey: ['accounts'] })
    } catch (error) {
      void message.error(problem(error))
    }
  }
}

export function AddAccount() {
  const say = useWords(accountsWords)
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const [open, setOpen] = useState(false)
  const label = (key: 'login' | 'name') => ({ zh: say(key), en: say(key) })
  const send = async (body: Record<string, unknown>) => {
    const { password } = await post<{ password: string }>('/accounts', body)
    modal.info({ title: say('password'), content: <b className="code">{password}</b> })
    await queries.invalidateQueries({ queryKey: ['accounts'] })
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {say('add')}
      </Button>
      {open && (
        <DialogForm
          title={say('add')}
          schema={{
            required: ['login', 'name'],
            properties: {
              login: { type: 'string', minLength: 2, maxLength: 64, label: label('login') },
              name: { type: 'string', maxLength: 50, label: label('name') },
            },
          }}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
