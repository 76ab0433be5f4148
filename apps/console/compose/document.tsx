import { Alert, Button, Input } from 'antd'
import { useRef } from 'react'
import { Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { tones } from '../fiscal/check-data.ts'
import type { Block, Content, Issue, Preview, Reason } from './book-data.ts'
import './document.css'
import { ledgerWords } from './ledger-words.ts'
import { composeWords } from './words.ts'

interface DocumentProps {
  preview: Preview | undefined
  content: Content
  readOnly: boolean
  onChange: (edit: (content: Content) => Content) => void
}

/** 文件: what the books come to, judged as it stands, with places for a person's reasons beside the sentences. */
export function DocumentPanel({ preview, content, readOnly, onChange }: DocumentProps) {
  const say = useWords(composeWords)
  const page = useRef<HTMLDivElement>(null)
  if (!preview) return <Waiting lines={10} />
  const show = (block: number) =>
    page.current?.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'center' })
  const reason = (key: string, text: string) =>
    onChange((now) => ({
      ...now,
      ledgers: { ...now.ledgers, reasons: { ...now.ledgers.reasons, [key]: text } },
    }))
  return (
    <>
      <Findings preview={preview} onShow={show} />
      {preview.issues.length > 0 && <p className="quiet">{say('previewWaits')}</p>}
      {preview.blocks.length > 0 && (
        <section className="panel preview" aria-label={say('preview')} ref={page}>
          {preview.blocks.map((block, n) => (
            <div
              // The parts of a document have no name but their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={n}
              data-block={n}
              className={`part ${preview.findings.some((one) => one.block === n) ? 'found' : ''}`}
            >
              <Part block={block} />
              {block.reasons?.map((one) => (
                <ReasonField
                  key={one.key}
                  reason={one}
                  value={content.ledgers.reasons[one.key] ?? ''}
                  readOnly={readOnly}
                  onText={(text) => reason(one.key, text)}
                />
              ))}
            </div>
          ))}
        </section>
      )}
    </>
  )
}

function Findings({ preview, onShow }: { preview: Preview; onShow: (block: number) => void }) {
  const say = useWords(composeWords)
  const first = preview.blocks.findIndex(({ reasons }) => reasons?.some(({ text }) => text === null))
  if (preview.issues.length > 0) return null
  return (
    <section className="panel" aria-label={say('findings')}>
      <header>
        <h2>{say('findings')}</h2>
        {preview.findings.length === 0 && <Tag tone="green">{say('sound')}</Tag>}
        {preview.wanting.length > 0 && (
          <>
            <Tag tone="yellow">{say('wanting', { count: preview.wanting.length })}</Tag>
            <Button size="small" onClick={() => onShow(first)}>
              {say('toPlace')}
            </Button>
          </>
        )}
      </header>
      {preview.findings.length > 0 && (
        <ul className="body stack">
          {preview.findings.map((one) => (
            <li key={`${one.line} ${one.rule} ${one.found}`} className="row">
              <Tag tone={tones[one.severity]}>{one.rule}</Tag>
              <span>
                {one.place} {one.found} {one.expected && `→ ${one.expected}`} {one.computation}
              </span>
              <Button size="small" type="link" onClick={() => onShow(one.block)}>
                {say('toPlace')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What the books must first be mended in; a subject without a name is named here. */
export function Issues({
  issues,
  content,
  onChange,
  onOpen,
}: {
  issues: readonly Issue[]
  onOpen: (list: string) => void
} & Pick<DocumentProps, 'content' | 'onChange'>) {
  const say = useWords(composeWords)
  const text = useText()
  if (issues.length === 0) return null
  const placeOf = ({ list, row, field }: Issue): string => {
    const named = list === 'single' ? ledgerWords[field] : ledgerWords[list]
    const said = [text(named), row === null ? '' : say('importRow', { row })].filter(Boolean).join(' ')
    return said && say('place', { said })
  }
  const name = (code: string, given: string) =>
    onChange((now) => ({
      ...now,
      ledgers: { ...now.ledgers, subjects: { ...now.ledgers.subjects, [code]: given } },
    }))
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={`${say('issues')} (${issues.length})`}
      description={
        <ul className="issues">
          {issues.slice(0, 8).map((one) => (
            <li key={`${one.list} ${one.row} ${one.field}`}>
              <button type="button" className="to-issue" onClick={() => onOpen(one.list)}>
                {placeOf(one)}
                {text(one.text)}
              </button>
              {one.list === 'subjects' && (
                <Input
                  aria-label={say('nameOf', { code: one.field })}
                  placeholder={say('nameOf', { code: one.field })}
                  value={content.ledgers.subjects[one.field] ?? ''}
                  onChange={({ target }) => name(one.field, target.value)}
                />
              )}
            </li>
          ))}
          {issues.length > 8 && <li>…</li>}
        </ul>
      }
    />
  )
}

function ReasonField({
  reason,
  value,
  readOnly,
  onText,
}: {
  reason: Reason
  value: string
  readOnly: boolean
  onText: (text: string) => void
}) {
  return (
    <label className={`reason ${value ? '' : 'wanted'}`}>
      <span className="small">{reason.about}</span>
      <Input.TextArea
        value={value}
        readOnly={readOnly}
        autoSize={{ minRows: 1 }}
        onChange={({ target }) => onText(target.value)}
      />
    </label>
  )
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'title':
      return <p className="cover">{block.text}</p>
    case 'heading':
      return <p className={`heading level-${block.level}`}>{block.text}</p>
    case 'paragraph':
      return <p className="text">{block.text}</p>
    case 'signature':
      return block.lines?.map((line) => (
        <p key={line} className="signed">
          {line}
        </p>
      ))
    case 'contents':
      return (
        <ol className="contents">
          {block.lines?.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )
    case 'picture':
      return (
        <figure>
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.svg ?? '')}`}
            alt={block.text}
          />
          <figcaption>{block.text}</figcaption>
        </figure>
      )
    case 'table':
      return <TablePart block={block} />
    case 'new-page':
      return <hr />
  }
}

function TablePart({ block }: { block: Block }) {
  const { rows = [], headerRows = 0 } = block
  return (
    <>
      <p className="heading level-3">{block.text}</p>
      <p className="above small">{block.lines?.join('　')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a keyboard must reach it */}
      <div className="scrolls" tabIndex={0} role="region" aria-label={block.text}>
        <table>
          <tbody>
            {rows.map((row, n) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={n}>
                {row.map((cell, m) => (
                  <td
                    // oxlint-disable-next-line react/no-array-index-key
                    key={m}
                    colSpan={cell.colSpan}
                    rowSpan={cell.rowSpan}
                    className={n < headerRows ? 'head' : cell.number ? 'number' : ''}
                  >
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {block.below?.map((line) => (
        <p key={line} className="above small">
          {line}
        </p>
      ))}
    </>
  )
}
