import { Button, Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { fullMoment } from '#ui/format.ts'
import { Empty } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { type Checked, type Numbered, severities, type Severity, tones, wordsOf } from './check-data.ts'
import { fiscalWords } from './words.ts'

export interface Shown {
  severity: Severity | 'all'
  hideExplained: boolean
}

/** What may be done with a finding; undone where the person may only read. */
export interface FindingActs {
  onOpen: (number: number) => void
  onExplain?: ((one: Numbered) => void) | undefined
  onWithdraw?: ((one: Numbered) => void) | undefined
}

interface FindingsListProps extends FindingActs {
  checked: Checked
  listed: readonly Numbered[]
  shown: Shown
  onShown: (shown: Shown) => void
  /** The finding that was chosen in the original. */
  open: number | undefined
}

/** The findings that the filter leaves, each with its working, its mending and what was said of it. */
export function FindingsList({ checked, listed, shown, onShown, open, ...acts }: FindingsListProps) {
  const say = useWords(fiscalWords)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-number="${open}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <section className="panel findings" aria-label={say('findings')}>
      <header>
        <h2>{say('findings')}</h2>
        <Severities checked={checked} shown={shown} onShown={onShown} />
      </header>
      <ol ref={list}>
        {listed.map((one) => (
          <OneFinding key={one.number} {...{ one, checked, acts }} isOpen={one.number === open} />
        ))}
      </ol>
      {listed.length === 0 && (
        <Empty title={say(checked.findings.length === 0 ? 'none' : 'noneShown')}>
          {checked.findings.length === 0 && say('noneHint')}
        </Empty>
      )}
    </section>
  )
}

function Severities({ checked, shown, onShown }: Pick<FindingsListProps, 'checked' | 'shown' | 'onShown'>) {
  const say = useWords(fiscalWords)
  const count = (severity: Severity) => checked.findings.filter((one) => one.severity === severity).length
  return (
    <div className="row severities">
      {(['all', ...severities] as const).map((severity) => (
        <button
          key={severity}
          type="button"
          className="chip"
          aria-pressed={shown.severity === severity}
          onClick={() => onShown({ ...shown, severity })}
        >
          {say(severity)} <b>{severity === 'all' ? checked.findings.length : count(severity)}</b>
        </button>
      ))}
      <Checkbox
        checked={shown.hideExplained}
        onChange={({ target }) => onShown({ ...shown, hideExplained: target.checked })}
      >
        {say('hideExplained')}
      </Checkbox>
    </div>
  )
}

interface OneFindingProps {
  one: Numbered
  checked: Checked
  isOpen: boolean
  acts: FindingActs
}

function OneFinding({ one, checked, isOpen, acts }: OneFindingProps) {
  const say = useWords(fiscalWords)
  const text = useText()
  const language = useLanguage()
  const [code = ''] = one.rule.split(' ')
  const said = wordsOf(one, language)
  const rule = checked.rules[code]
  return (
    <li
      className={`${one.explained ? 'is-explained' : ''}${isOpen ? ' is-open' : ''}`}
      data-number={one.number}
    >
      <div className="row">
        <b className="finding-number">{one.number}</b>
        <button type="button" className="to-line" onClick={() => acts.onOpen(one.number)} title={say('show')}>
          {say(checked.document.file === 'pdf' ? 'page' : 'line', { line: one.line })}
        </button>
        <Tag tone={tones[one.severity]}>{say(one.severity)}</Tag>
        <b>
          {code} {text(rule?.title)}
        </b>
        {!one.explained && acts.onExplain && (
          <Button size="small" className="push" onClick={() => acts.onExplain?.(one)}>
            {say('explain')}
          </Button>
        )}
      </div>
      <div className="quiet small">{said.place}</div>
      <div>
        {said.found} {said.expected && <ins>{said.expected}</ins>}
      </div>
      <div className="small">
        {[said.computation, said.note].filter(Boolean).join(language === 'en' ? '; ' : '；')}
        <span className="quiet"> {[text(rule?.mend), text(rule?.basis)].filter(Boolean).join(' · ')}</span>
      </div>
      {one.explained && <Explained one={one} onWithdraw={acts.onWithdraw} />}
    </li>
  )
}

function Explained({ one, onWithdraw }: { one: Numbered; onWithdraw: FindingActs['onWithdraw'] }) {
  const say = useWords(fiscalWords)
  const language = useLanguage()
  const { explained } = one
  if (!explained) return null
  return (
    <div className="row finding-explained small">
      <Tag tone="green">{say('explained')}</Tag>
      <span>{explained.reason}</span>
      <span className="quiet">
        {explained.by} {fullMoment(new Date(explained.at), language).slice(0, 16)}
      </span>
      {onWithdraw && (
        <Button size="small" type="text" className="push" onClick={() => onWithdraw(one)}>
          {say('withdraw')}
        </Button>
      )}
    </div>
  )
}
