import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Refused } from '#ui/api.ts'
import { declarationsQuery } from '#ui/district.ts'
import { LanguageSwitch } from '#ui/language-switch.tsx'
import { useSession } from '#ui/session.ts'
import { useText, useWords } from '#ui/words.ts'
import { homeOf } from '../frame/navigation.ts'
import { CellPattern } from './cell-pattern.tsx'
import './sign-in.css'
import { signInWords } from './words.ts'

export function SignIn() {
  const say = useWords(signInWords)
  return (
    <div className="sign-in">
      <aside aria-hidden="true">
        <CellPattern />
        <div className="claim">
          <p className="name">{say('product')}</p>
          <p className="motto">{say('motto')}</p>
          <p className="about">{say('about')}</p>
        </div>
      </aside>
      <main>
        <div className="push">
          <LanguageSwitch />
        </div>
        <SignInForm />
      </main>
    </div>
  )
}

function SignInForm() {
  const say = useWords(signInWords)
  const text = useText()
  const { signIn } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { to } = useSearch({ from: '/sign-in' })
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!login.trim() || !password) return setProblem(say(login.trim() ? 'passwordMissing' : 'loginMissing'))
    setBusy(true)
    setProblem(undefined)
    try {
      const me = await signIn(login.trim(), password)
      const typesOf = () => queries.ensureQueryData(declarationsQuery).then(({ types }) => types)
      const page = me.mustChangePassword ? '/password' : to && to !== '/' ? to : await homeOf(me, typesOf)
      await navigate({ to: page, replace: true })
    } catch (error) {
      setProblem(error instanceof Refused ? text(error.text) : String(error))
      setBusy(false)
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <div className="brand">
        <img src="/seal.svg" alt="" width={36} height={36} />
        <h1>{say('product')}</h1>
      </div>
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <label>
        <span>{say('login')}</span>
        <Input
          size="large"
          autoFocus
          autoComplete="username"
          name="login"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label>
        <span>{say('password')}</span>
        <Input.Password
          size="large"
          autoComplete="current-password"
          name="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <Button type="primary" size="large" htmlType="submit" loading={busy} block>
        {say('submit')}
      </Button>
      <p className="quiet small">{say('help')}</p>
    </form>
  )
}
