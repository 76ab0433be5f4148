import { PhoneOutlined } from '@ant-design/icons'
import { Alert, Button, Input, type InputRef, Popover } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { spanText } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { presentMoment } from '#ui/present.ts'
import { useProblem } from '#ui/situation.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import './phone-panel.css'
import { type Ringing, usePhone } from './use-phone.ts'
import { phoneWords } from './words.ts'

/** What a taken call tells the form. */
export interface TakenCall {
  number: string
  callId: string
}

interface PhonePanelProps {
  /** Nothing is typed yet: a call fills the form by itself. */
  free: boolean
  onTake: (call: TakenCall) => void
}

/** 话机: the call that rings at this desk (screen pop), and a simulated one to learn with. F2 takes it. */
export function PhonePanel({ free, onTake }: PhonePanelProps) {
  const say = useWords(phoneWords)
  const problem = useProblem()
  const { call, simulated, end, simulate } = usePhone()
  const [talking, setTalking] = useState<{ number: string; since: Date }>()
  const take = ({ call: id, number }: Ringing) => {
    end.mutate(id)
    setTalking({ number, since: presentMoment() })
    onTake({ number, callId: id })
  }
  useTakenByKey(call, take)
  useTakenByItself(free ? call : undefined, take)
  return (
    <section className={`phone-panel ${call ? 'rings' : ''}`} aria-label={say('panel')} aria-live="polite">
      <PhoneOutlined aria-hidden />
      {call ? (
        <>
          <b className="number">{say('ringing', { number: call.number })}</b>
          <Button type="primary" onClick={() => take(call)}>
            {say('take')} <kbd>F2</kbd>
          </Button>
          <Button onClick={() => end.mutate(call.call)}>{say('away')}</Button>
          <span className="quiet small">{say('keepTyped')}</span>
        </>
      ) : talking ? (
        <Talking {...talking} />
      ) : (
        <span className="quiet">{say('idle')}</span>
      )}
      {simulated && !call && <Simulate onRing={(number) => simulate.mutate(number)} />}
      {simulate.error && <Alert type="error" title={problem(simulate.error)} role="alert" />}
    </section>
  )
}

function Talking({ number, since }: { number: string; since: Date }) {
  const say = useWords(phoneWords)
  const language = useLanguage()
  const now = useNow(1_000)
  const span = spanText(Math.max(0, now.getTime() - since.getTime()), language)
  // Told once, not every second.
  return (
    <span aria-live="off" className="number">
      {say('taken', { number, span })}
    </span>
  )
}

/** F2 wherever the cursor stands: a ringing telephone does not wait for the mouse. */
function useTakenByKey(call: Ringing | undefined, take: (call: Ringing) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F2' || !call) return
    event.preventDefault()
    take(call)
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function useTakenByItself(call: Ringing | undefined, take: (call: Ringing) => void): void {
  const pop = useEffectEvent(() => call && take(call))
  const id = call?.call
  useEffect(() => {
    if (id !== undefined) pop()
  }, [id])
}

function Simulate({ onRing }: { onRing: (number: string) => void }) {
  const say = useWords(phoneWords)
  const [open, setOpen] = useState(false)
  const field = useRef<InputRef>(null)
  const [number, setNumber] = useState('13812345678')
  const form = (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        setOpen(false)
        onRing(number)
      }}
    >
      <Input
        aria-label={say('number')}
        ref={field}
        style={{ width: 180 }}
        maxLength={30}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={number.trim().length < 3}>
        {say('ring')}
      </Button>
    </form>
  )
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={(isOpen) => isOpen && field.current?.focus({ cursor: 'all' })}
      content={form}
      placement="bottomRight"
    >
      <Button size="small" type="text">
        {say('simulate')}
      </Button>
    </Popover>
  )
}
