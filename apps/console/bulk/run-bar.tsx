import { Button } from 'antd'
import { useText, useWords } from '#ui/words.ts'
import type { Run } from './run.ts'
import { bulkWords } from './words.ts'

interface RunBarProps {
  run: Run
  onStop: () => void
  onGoOn: () => void
  onEnd: () => void
}

/** How far a run has come; where it stopped, what can be done with the rest. */
export function RunBar({ run, onStop, onGoOn, onEnd }: RunBarProps) {
  const say = useWords(bulkWords)
  const text = useText()
  const [done, count] = [run.items.filter(({ result }) => result).length, run.items.length]
  const stopped = run.state === 'stopped'
  return (
    <div className="bulk-bar" role="toolbar" aria-label={say('run')}>
      <b>{text(run.title)}</b>
      <progress className={run.state} aria-label={say('run')} value={done} max={count} />
      <span className={`small ${run.state}`} aria-live="polite">
        {say(stopped ? 'halted' : 'going', { done, count })}
      </span>
      {stopped && run.why && <span className="small">{text(run.why)}</span>}
      {run.state === 'elsewhere' && <span className="small quiet">{say('elsewhere')}</span>}
      {run.state === 'running' && <Button onClick={onStop}>{say('stop')}</Button>}
      {stopped && (
        <>
          <Button type="primary" onClick={onGoOn}>
            {say('goOn', { count: count - done })}
          </Button>
          <Button onClick={onEnd}>{say('end')}</Button>
        </>
      )}
    </div>
  )
}
