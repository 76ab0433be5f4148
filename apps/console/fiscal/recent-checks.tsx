import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { shortMoment } from '#ui/format.ts'
import { MoreRows } from '#ui/more-rows.tsx'
import { presentMoment } from '#ui/present.ts'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { checksKey, checksQuery, type ListedCheck, type Order, removeCheck } from './check-data.ts'
import { saveFile } from './save-file.ts'
import { fiscalWords } from './words.ts'

interface RecentChecksProps {
  order: Order
  onOrder: (order: Order) => void
  onOpen: (id: number) => void
  onRemoved: (id: number) => void
}

/** What the district has checked: the latest first, or the units with most errors first. */
export function RecentChecks({ order, onOrder, onOpen, onRemoved }: RecentChecksProps) {
  const say = useWords(fiscalWords)
  const language = useLanguage()
  const problem = useProblem()
  const [failed, setFailed] = useState<unknown>()
  const pages = useInfiniteQuery(checksQuery(order))
  const rows = pages.data?.pages.flatMap(({ checks }) => checks)
  const columns = useColumns(onRemoved, setFailed)
  const save = () => {
    setFailed(undefined)
    const checks = rows?.slice(0, 1_000).map(({ id }) => String(id))
    saveFile('/fiscal/findings-book', { checks: checks ?? [], language }).catch(setFailed)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone, and a keyboard must reach it
    <section className="panel scrolls recent-checks" aria-label={say('recent')} tabIndex={0}>
      <header>
        <h2>{say('recent')}</h2>
        <div className="push row">
          <Segmented<Order>
            aria-label={say('order')}
            value={order}
            onChange={onOrder}
            options={(['recent', 'errors'] as const).map((value) => ({
              value,
              label: say(value === 'recent' ? 'latest' : 'league'),
            }))}
          />
          <Button disabled={!rows?.length} onClick={save}>
            {say('book')}
          </Button>
        </div>
      </header>
      {failed !== undefined && <Alert type="error" showIcon role="alert" title={problem(failed)} />}
      {pages.error && !rows && <Failure error={pages.error} retry={pages.refetch} />}
      {!pages.error && !rows && <Waiting />}
      {rows && (
        <Table
          label={say('recent')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => onOpen(id)}
          empty={<Empty title={say('noChecks')}>{say('noChecksHint')}</Empty>}
        />
      )}
      <MoreRows pages={pages}>{say('more')}</MoreRows>
    </section>
  )
}

const fileName = ({ name }: ListedCheck) => <span className="file-name">{name}</span>

function useColumns(
  onRemoved: (id: number) => void,
  onFailed: (error: unknown) => void,
): Column<ListedCheck>[] {
  const say = useWords(fiscalWords)
  const language = useLanguage()
  const may = useMay()
  const queries = useQueryClient()
  const remove = (id: number) =>
    removeCheck(id)
      .then(() => onRemoved(id))
      .catch(onFailed)
      .then(() => queries.invalidateQueries({ queryKey: checksKey }))
  const counts = (['tables', 'errors', 'findings', 'explained'] as const).map((key): Column<ListedCheck> => ({
    ...{ key, title: say(key === 'explained' ? 'explainedCount' : key), width: 84, align: 'right' },
    render: (row) => row[key],
  }))
  return [
    { key: 'name', title: say('file'), phone: 'title', render: fileName },
    {
      ...{ key: 'unit', title: say('unit'), phone: 'line' },
      render: ({ document: { unit, year, kind } }) => `${unit} ${year ?? ''} ${say(kind)}`,
    },
    ...counts,
    {
      ...{ key: 'at', title: say('checkedAt'), width: 150 },
      render: ({ at, by }) => (
        <span className="small">
          {shortMoment(new Date(at), presentMoment(), language)} {by}
        </span>
      ),
    },
    ...(may('fiscal.edit')
      ? [
          {
            ...{ key: 'remove', title: '', width: 100 },
            render: ({ id, name }: ListedCheck) => (
              // A click here is no click on the row.
              // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
              <span onClick={(event) => event.stopPropagation()}>
                <Popconfirm
                  title={say('removeThis')}
                  description={say('removeHint')}
                  okText={say('remove')}
                  cancelText={say('cancel')}
                  onConfirm={() => remove(id)}
                >
                  <Button size="small" type="text" aria-label={say('removeNamed', { name })}>
                    {say('remove')}
                  </Button>
                </Popconfirm>
              </span>
            ),
          },
        ]
      : []),
  ]
}
