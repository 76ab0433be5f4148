import type { ReactNode } from 'react'
import type { CaseView } from '#ui/cases.ts'
import { useClasses, useDeclarations, useNames } from '#ui/district.ts'
import { fullMoment } from '#ui/format.ts'
import { useTags } from '#ui/tags.ts'
import { useJoined, useLanguage, useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

const rounds = [
  ...(['returns', 'redispatches', 'reworks', 'reopenings', 'extensions', 'hangUps'] as const),
  ...(['urges', 'supplements', 'supervisions', 'corrections'] as const),
]

export function Facts({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const joined = useJoined()
  const language = useLanguage()
  const names = useNames()
  const classes = useClasses()
  const tags = useTags()
  const { channels } = useDeclarations()
  const place = [names.area(found.street), names.area(found.community)].map(text).filter(Boolean)
  const counted = rounds.filter((key) => (found.counts[key] ?? 0) > 0)
  const known = classes.of(found.class)
  return (
    <section className="panel facts" aria-label={say('facts')}>
      <dl className="body">
        <Fact title={say('class')}>
          {known && (
            <>
              {text(known.title)} <small className="code quiet">{known.code}</small>
            </>
          )}
        </Fact>
        <Fact title={say('channel')}>{text(channels.get(found.channel)?.name)}</Fact>
        <Fact title={say('opened')}>{fullMoment(new Date(found.openedAt), language)}</Fact>
        <Fact title={say('place')}>{place.join(' · ')}</Fact>
        <Fact title={say('cell')}>{found.cell && <span className="code">{found.cell}</span>}</Fact>
        <Fact title={say('upstream')}>
          {found.upstream && `${found.upstream.system} ${found.upstream.number} `}
          {found.upstream?.due &&
            say('upstreamDue', { moment: fullMoment(new Date(found.upstream.due), language) })}
        </Fact>
        <Fact title={say('tags')}>{joined(found.tags.map((tag) => text(tags.title(tag))))}</Fact>
        <Fact title={say('counts')}>
          {joined(
            counted.map((key) => say(key, { count: found.counts[key]! })),
            '，',
          )}
        </Fact>
      </dl>
    </section>
  )
}

/** A fact that is not known is not shown. */
function Fact({ title, children }: { title: string; children: ReactNode }) {
  const nothing = !children || (Array.isArray(children) && !children.some(Boolean))
  if (nothing) return null
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
