import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, InputNumber, Modal, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { post } from '#ui/api.ts'
import { dayOf, shortMoment } from '#ui/format.ts'
import { UnitField } from '#ui/form.tsx'
import { presentMoment } from '#ui/present.ts'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { booksQuery, type Kind, type ListedBook } from './book-data.ts'
import './compose.css'
import { composeWords } from './words.ts'

/** The books there are, newest first; new ones begin here. */
export function BookList() {
  const say = useWords(composeWords)
  const go = useNavigate()
  const mayEdit = useMay()('fiscal.edit')
  const { data, error, refetch } = useQuery(booksQuery)
  const columns = useColumns()
  const [creating, setCreating] = useState(false)
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <span className="quiet small">{say('about')}</span>
        {mayEdit && (
          <Button type="primary" className="push" onClick={() => setCreating(true)}>
            {say('create')}
          </Button>
        )}
      </header>
      {error && <Failure error={error} retry={refetch} />}
      {!error && !data && <Waiting />}
      {data && (
        <section className="panel scrolls books" aria-label={say('title')}>
          <Table
            label={say('title')}
            columns={columns}
            rows={data}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void go({ to: '/compose/$id', params: { id: String(id) } })}
            empty={<Empty title={say('none')}>{say(mayEdit ? 'noneHint' : 'noneToRead')}</Empty>}
          />
        </section>
      )}
      {creating && <CreateDialog books={data ?? []} onClose={() => setCreating(false)} />}
    </>
  )
}

function useColumns(): Column<ListedBook>[] {
  const say = useWords(composeWords)
  const text = useText()
  const language = useLanguage()
  return [
    {
      key: 'unit',
      title: say('unit'),
      phone: 'title',
      render: ({ id, unitName }) => (
        <Link to="/compose/$id" params={{ id: String(id) }}>
          {text(unitName)}
        </Link>
      ),
    },
    { key: 'year', title: say('year'), width: 90, phone: 'bare', render: ({ year }) => year },
    { key: 'kind', title: say('kind'), width: 130, phone: 'bare', render: ({ kind }) => say(kind) },
    { key: 'lines', title: say('lines'), width: 90, align: 'right', render: ({ lines }) => lines },
    {
      key: 'changed',
      title: say('changed'),
      width: 220,
      render: ({ changedAt, changedBy }) =>
        `${shortMoment(new Date(changedAt), presentMoment(), language)} ${changedBy ?? ''}`,
    },
  ]
}

function CreateDialog({ books, onClose }: { books: readonly ListedBook[]; onClose: () => void }) {
  const id = useId()
  const say = useWords(composeWords)
  const text = useText()
  const problem = useProblem()
  const go = useNavigate()
  const queries = useQueryClient()
  const [unit, setUnit] = useState<number>()
  const [year, setYear] = useState(Number(dayOf(presentMoment()).slice(0, 4)))
  const [kind, setKind] = useState<Kind>('accounts')
  const [from, setFrom] = useState<number>()
  const [error, setError] = useState<unknown>()
  const others = books.filter((book) => book.unit === unit)
  const create = async () => {
    try {
      const made = await post<{ id: number }>('/fiscal/books', { unit, year, kind, from: from ?? null })
      await queries.invalidateQueries({ queryKey: booksQuery.queryKey })
      await go({ to: '/compose/$id', params: { id: String(made.id) } })
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Modal
      open
      title={say('create')}
      okText={say('begin')}
      okButtonProps={{ disabled: unit === undefined }}
      onOk={() => void create()}
      onCancel={onClose}
      width={480}
    >
      <div className="stack">
        {error !== undefined && <Alert type="error" showIcon role="alert" title={problem(error)} />}
        <div className="field">
          <label htmlFor={`${id}unit`}>{say('unit')}</label>
          <UnitField
            id={`${id}unit`}
            which="all"
            value={unit}
            onChange={(chosen) => setUnit(chosen as number)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}year`}>{say('year')}</label>
          <InputNumber
            id={`${id}year`}
            min={2007}
            max={2100}
            value={year}
            onChange={(given) => given && setYear(given)}
          />
        </div>
        <div className="field">
          <span>{say('kind')}</span>
          <Radio.Group
            aria-label={say('kind')}
            value={kind}
            onChange={({ target }) => setKind(target.value as Kind)}
            options={(['accounts', 'budget'] as const).map((value) => ({ value, label: say(value) }))}
          />
        </div>
        {others.length > 0 && (
          <div className="field">
            <label htmlFor={`${id}from`}>{say('from')}</label>
            <Select
              id={`${id}from`}
              allowClear
              style={{ width: '100%' }}
              value={from}
              onChange={setFrom}
              options={others.map((book) => ({
                value: book.id,
                label: say('bookTitle', { unit: text(book.unitName), year: book.year, kind: say(book.kind) }),
              }))}
            />
            <p className="help">{say('fromHint')}</p>
          </div>
        )}
      </div>
    </Modal>
  )
}
