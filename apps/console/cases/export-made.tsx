import { CloseOutlined, DeleteOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { dayOf, numberText, shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useProblem } from '#ui/situation.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { type CaseExport, exportUrl, isUnfinished, useEndExport } from './exports.ts'
import { casesWords } from './words.ts'

/** One export of mine: how far it is, the file and until when, or why there is none; given up or deleted here. */
export function ExportMade({ made }: { made: CaseExport }) {
  const say = useWords(casesWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const problem = useProblem()
  const now = useNow(60_000)
  const ending = useEndExport()
  const { format, state, rows, expected, keptUntil } = made
  const name = `${format.toUpperCase()} ${shortMoment(new Date(made.askedAt), now, language)}`
  const unfinished = isUnfinished(made)
  return (
    <li className="small">
      <div>
        <Outcome made={made} name={name} />
        {state === 'done' && keptUntil !== null && (
          <div className="quiet">{say('keptUntil', { day: dayOf(new Date(keptUntil)) })}</div>
        )}
        {state === 'running' && expected !== null && expected > 0 && (
          <progress
            value={rows}
            max={expected}
            aria-label={say('exporting', { count: numberText(rows, language) })}
          />
        )}
      </div>
      <Button
        type="text"
        size="small"
        icon={unfinished ? <CloseOutlined aria-hidden /> : <DeleteOutlined aria-hidden />}
        aria-label={say(unfinished ? 'cancelExport' : 'deleteExport', { name })}
        title={say(unfinished ? 'cancelExport' : 'deleteExport', { name })}
        loading={ending.isPending}
        onClick={() => ending.mutate(made, { onError: (error) => void message.error(problem(error)) })}
      />
    </li>
  )
}

function Outcome({ made, name }: { made: CaseExport; name: string }) {
  const say = useWords(casesWords)
  const text = useText()
  const language = useLanguage()
  const { id, state, rows, size, refused } = made
  const count = numberText(rows, language)
  if (state === 'done')
    return (
      <a href={exportUrl(id)} download>
        {name} · {say('exported', { count, size: sizeText(size ?? 0) })}
      </a>
    )
  return (
    <span className={state === 'failed' ? 'refused-count' : 'quiet'} aria-live="polite">
      {name} · {refused ? text(refused.message) : say(state, { count })}
    </span>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1 << 20 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
