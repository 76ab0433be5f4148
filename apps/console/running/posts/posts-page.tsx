import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { type Post, postsQuery, unitsQuery } from '#ui/district.ts'
import { SearchInput } from '#ui/search-input.tsx'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import '../running.css'
import { PostCard } from './post-card.tsx'
import { PostDialog, type PostTask } from './post-dialog.tsx'
import { allHoldersQuery, postGroups } from './posts.ts'
import './posts.css'
import { postsWords } from './words.ts'

/** 岗位与权限: every post by its unit, what it may do in words, and who holds it where. */
export function PostsPage() {
  const say = useWords(postsWords)
  const may = useMay()
  const posts = useQuery(postsQuery)
  const [chosen, setChosen] = useState<string>()
  const [task, setTask] = useState<PostTask>()
  const post =
    posts.data?.find(({ code }) => code === chosen) ?? posts.data?.find(({ unit }) => unit === null)
  if (posts.error && !posts.data) return <Failure error={posts.error} retry={posts.refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <span className="quiet small">{say('about')}</span>
        {may('org.edit') && (
          <Button className="push" type="primary" onClick={() => setTask({ kind: 'add' })}>
            {say('add')}
          </Button>
        )}
      </header>
      <div className="two-columns">
        <section className="panel" aria-label={say('list')}>
          {posts.data ? (
            <PostList posts={posts.data} chosen={post?.code} onChoose={setChosen} />
          ) : (
            <Waiting lines={14} />
          )}
        </section>
        {post && <PostCard key={post.code} post={post} onTask={setTask} />}
      </div>
      {task && <PostDialog task={task} onMade={setChosen} onClose={() => setTask(undefined)} />}
    </>
  )
}

interface PostListProps {
  posts: Post[]
  chosen: string | undefined
  onChoose: (code: string) => void
}

function PostList({ posts, chosen, onChoose }: PostListProps) {
  const say = useWords(postsWords)
  const text = useText()
  const { data: units } = useQuery(unitsQuery)
  const { data: holders } = useQuery(allHoldersQuery)
  const [sought, setSought] = useState('')
  const [unit, setUnit] = useState<number | null>(null)
  const count = useMemo(() => Map.groupBy(holders ?? [], ({ post }) => post), [holders])
  const groups = useMemo(() => {
    const here = ({ code, unit: home }: Post) =>
      unit === null || home === unit || count.get(code)?.some((held) => held.unit === unit)
    const called = ({ title }: Post) =>
      `${title.zh} ${title.en}`.toLowerCase().includes(sought.trim().toLowerCase())
    return postGroups(
      posts.filter((post) => called(post) && here(post)),
      units ?? [],
    )
  }, [posts, units, count, sought, unit])
  return (
    <>
      <div className="tree-find stack">
        <SearchInput label={say('find')} value={sought} onChange={setSought} />
        <Select
          aria-label={say('unitFilter')}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          value={unit ?? 0}
          onChange={(id) => setUnit(id || null)}
          options={[
            { value: 0, label: say('anyUnit') },
            ...(units ?? [])
              .filter(({ until }) => !until)
              .map(({ id, name }) => ({ value: id, label: text(name) })),
          ]}
        />
      </div>
      {groups.length === 0 && <Empty title={say('none')} />}
      <div className="post-groups">
        {groups.map(({ key, name, posts: listed }) => (
          <section key={key}>
            <h2>{name ? text(name) : say(key as 'common')}</h2>
            <ul className="tree">
              {listed.map(({ code, title }) => (
                <li key={code}>
                  <button
                    type="button"
                    className={code === chosen ? 'chosen' : undefined}
                    aria-pressed={code === chosen}
                    onClick={() => onChoose(code)}
                  >
                    {text(title)} <small>{say('heldBy', { count: count.get(code)?.length ?? 0 })}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
