import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import { numberText } from '#ui/format.ts'
import { useProblem } from '#ui/situation.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import type { ColumnKey } from './columns.tsx'
import { ExportMade } from './export-made.tsx'
import { exportsQuery, isUnfinished, useAskExport } from './exports.ts'
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
      { format, language, columns, filter: filterOf({ ...search, order: undefined }) },
      { onError: (error) => void message.error(problem(error)) },
    )
  const going = mine.find(isUnfinished)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
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
              <ExportMade key={each.id} made={each} />
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
