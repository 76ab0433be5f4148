import { Checkbox } from 'antd'
import { Empty } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { type Checked, type Finding, keyOf, severities, type Severity, tones, wordsOf } from './check-data.ts'
import { fiscalWords } from './words.ts'

export interface Shown {
  severity: Severity | 'all'
  hideExplained: boolean
}

/** The findings that the filter leaves, each with its working, its mending and its mark. */
export function FindingsList({
  checked,
  explained,
  shown,
  onShown,
  onMark,
  onOpen,
}: {
  checked: Checked
  explained: ReadonlySet<string>
  shown: Shown
  onShown: (shown: Shown) => void
  onMark: (key: string) => void
  onOpen: (line: number) => void
}) {
  const say = useWords(fiscalWords)
  const listed = checked.inText.filter(
    (one) =>
      (shown.severity === 'all' || one.severity === shown.severity) &&
      !(shown.hideExplained && explained.has(keyOf(one))),
  )
  return (
    <section className="panel findings" aria-label={say('findings')}>
      <header>
        <h2>{say('findings')}</h2>
        <Severities checked={checked} shown={shown} onShown={onShown} />
      </header>
      <ol>
        {listed.map((one) => (
          <OneFinding
            key={keyOf(one)}
            {...{ one, checked, onOpen }}
            explained={explained.has(keyOf(one))}
            onMark={() => onMark(keyOf(one))}
          />
        ))}
      </ol>
      {listed.length === 0 && (
        <Empty title={say(checked.inText.length === 0 ? 'none' : 'noneShown')}>
          {checked.inText.length === 0 && say('noneHint')}
        </Empty>
      )}
    </section>
  )
}

function Severities({
  checked,
  shown,
  onShown,
}: {
  checked: Checked
  shown: Shown
  onShown: (shown: Shown) => void
}) {
  const say = useWords(fiscalWords)
  const count = (severity: Severity) => checked.inText.filter((one) => one.severity === severity).length
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
          {say(severity)} <b>{severity === 'all' ? checked.inText.length : count(severity)}</b>
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

function OneFinding({
  one,
  checked,
  explained,
  onMark,
  onOpen,
}: {
  one: Finding
  checked: Checked
  explained: boolean
  onMark: () => void
  onOpen: (line: number) => void
}) {
  const say = useWords(fiscalWords)
  const text = useText()
  const language = useLanguage()
  const [code = ''] = one.rule.split(' ')
  const said = wordsOf(one, language)
  const rule = checked.rules[code]
  const place = checked.lines.find(({ at }) => at >= one.line)?.place ?? one.line
  return (
    <li className={explained ? 'is-explained' : ''}>
      <div className="row">
        <button type="button" className="to-line" onClick={() => onOpen(one.line)} title={say('show')}>
          {say(checked.document.file === 'pdf' ? 'page' : 'line', { line: place })}
        </button>
        <Tag tone={tones[one.severity]}>{say(one.severity)}</Tag>
        <b>
          {code} {text(rule?.title)}
        </b>
        <Checkbox checked={explained} onChange={onMark}>
          {say('explained')}
        </Checkbox>
      </div>
      <div className="quiet small">{said.place}</div>
      <div>
        {said.found} {said.expected && <ins>{said.expected}</ins>}
      </div>
      <div className="small">
        {[said.computation, said.note].filter(Boolean).join(language === 'en' ? '; ' : '；')}
        <span className="quiet"> {[text(rule?.mend), text(rule?.basis)].filter(Boolean).join(' · ')}</span>
      </div>
    </li>
  )
}
