import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popover, Progress } from 'antd'
import { useState } from 'react'
import { numberText, shortMoment } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { useProblem } from '#ui/situation.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { type CaseExport, exportsQuery, exportUrl, useAskExport } from './exports.ts'
import type { ColumnKey } from './columns.tsx'
import { filterOf, type CaseSearch } from './search.ts'
import { casesWords } from './words.ts'

/** 导出: the whole list as a file; it is made behind the scenes and waits here until it is fetched. */
export function ExportChoice({ search, columns }: { search: CaseSearch; columns: readonly ColumnKey[] }) {
  const say = useWords(casesWords)
  const language = useLanguage()
  const problem = useProblem()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const { data: mine = [] } = useQuery(exportsQuery)
  const asking = useAskExport()
  const ask = (format: 'csv' | 'xlsx') =>
    asking.mutate(
      { format, language, columns, filter: filterOf(search) },
      { onError: (error) => void message.error(problem(error)) },
    )
  const going = mine.find(({ state }) => state === 'waiting' || state === 'running')
  return (
    <Popover
      trigger="click"
      placement="bottom"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="exports">
          <p className="small quiet">{say('exportHelp')}</p>
          <div className="row">
            {(['xlsx', 'csv'] as const).map((format) => (
              <Button key={format} type="primary" loading={asking.isPending} onClick={() => ask(format)}>
                {say(format)}
              </Button>
            ))}
          </div>
          <ul aria-label={say('myExports')}>
            {mine.slice(0, 6).map((each) => (
              <Made key={each.id} made={each} />
            ))}
          </ul>
        </div>
      }
    >
      <Button icon={<DownloadOutlined aria-hidden />}>
        {going ? say('exporting', { count: numberText(going.rows, language) }) : say('export')}
      </Button>
    </Popover>
  )
}

function Made({ made }: { made: CaseExport }) {
  const say = useWords(casesWords)
  const language = useLanguage()
  const now = useNow(60_000)
  const { id, format, state, rows, expected, size } = made
  const count = numberText(rows, language)
  const asked = `${format.toUpperCase()} ${shortMoment(new Date(made.askedAt), now, language)}`
  return (
    <li className="small">
      {state === 'done' ? (
        <a href={exportUrl(id)} download>
          {asked} · {say('exported', { count, size: sizeText(size ?? 0) })}
        </a>
      ) : (
        <span className={state === 'failed' ? 'refused-count' : 'quiet'} aria-live="polite">
          {asked} · {say(state, { count })}
        </span>
      )}
      {state === 'running' && expected !== null && expected > 0 && (
        <Progress
          size="small"
          showInfo={false}
          percent={Math.round((100 * rows) / expected)}
          aria-label={say('exporting', { count })}
        />
      )}
    </li>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1 << 20 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
