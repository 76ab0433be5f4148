import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, App, Button, Dropdown, Segmented, Select } from 'antd'
import { useState } from 'react'
import { FileButton } from '#ui/file-button.tsx'
import { useMay } from '#ui/session.ts'
import { Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import {
  type Book,
  bookQuery,
  type Choices,
  choicesQuery,
  previewQuery,
  type Taken,
  tryFile,
} from './book-data.ts'
import './compose.css'
import { DocumentPanel, Issues } from './document.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { LedgersPanel } from './ledgers.tsx'
import { Lines } from './lines.tsx'
import { type Saving, useBook } from './use-book.ts'
import { composeWords } from './words.ts'

/** 预决算编制: the books of one unit for one document, and the document that follows from them. */
export function BookPage() {
  const { id } = useParams({ from: '/inside/compose/$id' })
  const { data: book, error, refetch } = useQuery(bookQuery(Number(id)))
  const { data: choices, error: failed } = useQuery(choicesQuery)
  if (error ?? failed) return <Failure error={error ?? failed} retry={refetch} />
  if (!book || !choices) return <Waiting lines={10} />
  return <Shown key={book.id} book={book} choices={choices} />
}

type Tab = 'entries' | 'ledgers' | 'document'

function Shown({ book, choices }: { book: Book; choices: Choices }) {
  const say = useWords(composeWords)
  const [tab, setTab] = useState<Tab>('entries')
  const books = useBook(book)
  const { content, change, saving } = books
  const readOnly = !useMay()('fiscal.edit')
  const { data: preview } = useQuery({
    ...previewQuery(book.id, book.version),
    placeholderData: keepPreviousData,
  })
  const issues = preview?.issues ?? []
  const parts = { content, issues, readOnly, onChange: change }
  return (
    <div className="stack compose-page">
      <Head {...{ book, readOnly, saving }} unfinished={issues.length > 0} books={books} />
      <Moved books={books} />
      <Issues
        issues={issues}
        content={content}
        onChange={change}
        onOpen={(list) => setTab(list === 'entries' || list === 'subjects' ? 'entries' : 'ledgers')}
      />
      <Segmented<Tab>
        aria-label={say('parts')}
        value={tab}
        onChange={setTab}
        options={(['entries', 'ledgers', 'document'] as const).map((value) => ({
          value,
          label: say(`${value}Tab`),
        }))}
      />
      {tab === 'entries' && <Lines {...parts} book={book} choices={choices} />}
      {tab === 'ledgers' && <LedgersPanel {...parts} choices={choices} />}
      {tab === 'document' && <DocumentPanel {...parts} preview={preview} />}
    </div>
  )
}

type Books = ReturnType<typeof useBook>

function Head({
  book,
  readOnly,
  unfinished,
  books: { content, change, saving },
}: {
  book: Book
  readOnly: boolean
  unfinished: boolean
  books: Books
}) {
  const say = useWords(composeWords)
  const text = useText()
  const { id, year, kind, unitName } = book
  return (
    <header className="page-head">
      <div>
        <Link to="/compose" className="small">
          {say('back')}
        </Link>
        <h1>{say('bookTitle', { unit: text(unitName), year, kind: say(kind) })}</h1>
      </div>
      <SavingTag saving={saving} />
      <div className="row push no-print">
        <label className="row small">
          {say('moneyUnit')}
          <Select
            aria-label={say('moneyUnit')}
            style={{ width: 130 }}
            value={content.moneyUnit}
            disabled={readOnly}
            onChange={(moneyUnit) => change((now) => ({ ...now, moneyUnit }))}
            options={(['yuan', 'wan-yuan'] as const).map((value) => ({ value, label: say(value) }))}
          />
        </label>
        {!readOnly && <ImportButton book={book} hasLines={content.entries.length > 0} onChange={change} />}
        <Button href={`/api/fiscal/books/${id}/document?format=books`} download disabled={saving !== 'saved'}>
          {say('download')}
        </Button>
        <Dropdown
          trigger={['click']}
          disabled={saving !== 'saved' || unfinished}
          menu={{
            items: (['pdf', 'docx', 'xlsx', 'html'] as const).map((format) => ({
              key: format,
              label: (
                <a href={`/api/fiscal/books/${id}/document?format=${format}`} download>
                  {format.toUpperCase()}
                </a>
              ),
            })),
          }}
        >
          <Button type="primary">{say('documents')}</Button>
        </Dropdown>
      </div>
    </header>
  )
}

const tones = { saved: 'green', waiting: 'plain', away: 'yellow', refused: 'red', moved: 'red' } as const

const SavingTag = ({ saving }: { saving: Saving }) => {
  const say = useWords(composeWords)
  return (
    <span role="status">
      <Tag tone={tones[saving]}>{say(saving)}</Tag>
    </span>
  )
}

/** Two have typed: the person says whose it is to be. A refusal of another kind is told as it is. */
function Moved({ books: { saving, error, settle } }: { books: Books }) {
  const say = useWords(composeWords)
  const problem = useProblem()
  if (saving === 'refused') return <Alert type="error" showIcon role="alert" title={problem(error)} />
  if (saving !== 'moved') return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say('moved')}
      description={say('movedHint')}
      action={
        <span className="row">
          <Button size="small" onClick={() => void settle(true)}>
            {say('keepMine')}
          </Button>
          <Button size="small" onClick={() => void settle(false)}>
            {say('takeTheirs')}
          </Button>
        </span>
      }
    />
  )
}

function ImportButton({
  book,
  hasLines,
  onChange,
}: {
  book: Book
  hasLines: boolean
  onChange: Books['change']
}) {
  const say = useWords(composeWords)
  const problem = useProblem()
  const { message } = App.useApp()
  const [read, setRead] = useState<{ name: string; taken: Taken }>()
  const take = (file: File) =>
    tryFile(book.id, file).then(
      (taken) => setRead({ name: file.name, taken }),
      (error: unknown) => void message.error(problem(error), 8),
    )
  return (
    <>
      <FileButton title={say('template')} accept=".xlsx" onFiles={([file]) => void take(file!)}>
        {say('import')}
      </FileButton>
      {read && <ImportDialog {...read} {...{ hasLines, onChange }} onClose={() => setRead(undefined)} />}
    </>
  )
}
