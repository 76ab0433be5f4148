import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '#ui/api.ts'
import type { ClassKey } from '#ui/cases.ts'
import { useMay } from '#ui/session.ts'
import { useWords } from '#ui/words.ts'
import { useSettled } from '../help/settled.ts'
import { restMs } from '../help/use-help.ts'
import './knowledge.css'
import { knowledgeWords } from './words.ts'

interface Article {
  key: string
  title: string
  body: string
}

/** Articles that help with what is being typed, by its words and its class; the first stands open. */
export function Articles({ text, about }: { text: string; about: ClassKey | undefined }) {
  const say = useWords(knowledgeWords)
  const may = useMay()
  const asked = useSettled(text.trim().slice(0, 1000), restMs)
  const wanted = {
    text: asked.length > 1 ? asked : '',
    class: about && `${about.edition}/${about.kind}/${about.code}`,
  }
  const { data, isFetching } = useQuery({
    queryKey: ['knowledge', 'help', wanted],
    queryFn: ({ signal }) => get<{ articles: Article[] }>('/knowledge/help', { ...wanted, limit: 3 }, signal),
    enabled: may('knowledge.read') && (wanted.text !== '' || wanted.class !== undefined),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  if (!data) return null
  return (
    <section
      className="panel articles"
      aria-label={say('title')}
      aria-live="polite"
      aria-busy={isFetching || asked !== text.trim().slice(0, 1000)}
    >
      <header>
        <h2>{say('title')}</h2>
      </header>
      {data.articles.length === 0 && <p className="body quiet">{say('none')}</p>}
      {data.articles.map(({ key, title, body }, at) => (
        <details key={key} open={at === 0}>
          <summary>{title}</summary>
          <p>{body}</p>
          <Link
            to="/registers/$register/$key"
            params={{ register: 'knowledge-article', key }}
            target="_blank"
            className="small"
          >
            {say('whole')}
          </Link>
        </details>
      ))}
    </section>
  )
}
