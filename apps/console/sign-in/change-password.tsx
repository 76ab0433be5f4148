import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { post } from '#ui/api.ts'
import { meQuery, useMe } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import './sign-in.css'
import { signInWords } from './words.ts'

const fields = ['current', 'next', 'again'] as const

/** One's own password, by wish or because it must be changed. */
export function ChangePassword() {
  const say = useWords(signInWords)
  const problemOf = useProblem()
  const me = useMe()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [values, setValues] = useState({ current: '', next: '', again: '' })
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (values.next !== values.again) return setProblem(say('differ'))
    try {
      await post('/password', { current: values.current, next: values.next })
      queries.setQueryData(meQuery.queryKey, (known) => known && { ...known, mustChangePassword: false })
      void message.success(say('changed'))
      await navigate({ to: '/' })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <form className="panel password" onSubmit={(event) => void submit(event)}>
      <header>
        <h1>{say('change')}</h1>
      </header>
      <div className="body stack">
        {me.mustChangePassword && <Alert type="info" showIcon title={say('mustChange')} />}
        {problem && <Alert type="error" showIcon title={problem} role="alert" />}
        {fields.map((name) => (
          <label key={name}>
            <span>{say(name)}</span>
            <Input.Password
              autoComplete={name === 'current' ? 'current-password' : 'new-password'}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          </label>
        ))}
        <Button type="primary" htmlType="submit">
          {say('change')}
        </Button>
      </div>
    </form>
  )
}
