import { ArrowLeftOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CaseView } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { Light } from '#ui/light.tsx'
import { StateTag } from '#ui/state-tag.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { OthersHere } from './others-here.tsx'
import { caseWords } from './words.ts'

/** What it is and where it stands, at a glance. */
export function CaseHead({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const router = useRouter()
  const language = useLanguage()
  const { types } = useDeclarations()
  const next = nextClock(found)
  return (
    <header className="case-head">
      <Button
        type="text"
        className="no-print"
        icon={<ArrowLeftOutlined />}
        aria-label={say('back')}
        onClick={() => router.history.back()}
      />
      <h1 className="code">{found.number}</h1>
      <StateTag type={found.type} state={found.state} />
      {next && (
        <span className="next-clock">
          {text(next.title)} <Light clock={next.state} dueAt={next.dueAt} ended={next.endedAt !== null} />
        </span>
      )}
      {found.urgency === 'urgent' && <Tag tone="red">{say('urgent')}</Tag>}
      {found.confidential && <Tag tone="violet">{say('confidential')}</Tag>}
      {found.outcome.protected === true && <Tag tone="violet">{say('protected')}</Tag>}
      <span className="quiet">{text(types.get(found.type)?.title)}</span>
      <OthersHere id={found.id} />
      <div className="push row no-print">
        <Button
          icon={<FilePdfOutlined aria-hidden />}
          href={`/api/cases/${found.id}/file.pdf?language=${language}`}
          target="_blank"
        >
          {say('pdf')}
        </Button>
        <Button
          icon={<PrinterOutlined aria-hidden />}
          aria-label={say('print')}
          title={say('print')}
          onClick={() => print()}
        />
      </div>
    </header>
  )
}

/** The clock that is due next; for an ended case the last one that ran. */
export function nextClock({ clocks }: CaseView) {
  const live = clocks.filter(({ endedAt }) => endedAt === null)
  const byDue = live.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
  return byDue[0] ?? clocks.findLast(({ state }) => state === 'met' || state === 'passed')
}
