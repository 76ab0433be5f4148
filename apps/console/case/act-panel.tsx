import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { CaseView, OfferedAction } from '#ui/cases.ts'
import { kindsOf } from '#ui/class-field.tsx'
import { hasDraft } from '#ui/draft.ts'
import { useDeclarations } from '#ui/district.ts'
import { FormAboutContext } from '#ui/form.tsx'
import { useText, useWords } from '#ui/words.ts'
import { lettersOf, useActLetters } from './act-keys.ts'
import { ActForm, draftKey } from './act-form.tsx'
import { caseWords } from './words.ts'

interface ActPanelProps {
  found: CaseView
  /** Told when a form is begun or left: others see who is about to act. */
  onActing?: (acting: boolean) => void
}

/**
 * The actions that the case offers me now, each begun by a click or its letter; the form of the chosen one opens
 * in place, beside the case.
 */
export function ActPanel({ found, onActing }: ActPanelProps) {
  const say = useWords(caseWords)
  const text = useText()
  const [chosen, setChosen] = useState<string | undefined>(
    () => found.actions.find(({ code }) => hasDraft(draftKey(found.id, code)))?.code,
  )
  const tell = useEffectEvent((acting: boolean) => onActing?.(acting))
  useEffect(() => tell(chosen !== undefined), [chosen])
  const { main, own, more } = useOrder(found)
  useActLetters(own, chosen === undefined, setChosen)
  const keyOf = new Map([...lettersOf(own)].map(([letter, code]) => [code, letter]))
  const action = found.actions.find(({ code }) => code === chosen)
  const about = useMemo(() => {
    const lead = found.assignments.find(({ role, ended_at }) => role === 'lead' && ended_at === null)
    return {
      id: found.id,
      kinds: kindsOf(found.type),
      edition: found.class?.edition,
      lead: lead && { unit: lead.unit_id, post: lead.post },
      tags: found.tags,
      stages: found.clocks.flatMap(({ name, title, state, endedAt }) => {
        const [of = '', code] = name.split('.')
        return code && !endedAt && state !== 'replaced' ? [{ of, code, title }] : []
      }),
    }
  }, [found])
  return (
    <section className="panel act no-print" aria-label={say('actions')}>
      <header>
        <h2>{say('actions')}</h2>
        {more.length > 0 && (
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: more.map(({ code, title }) => ({ key: code, label: text(title) })),
              onClick: ({ key }) => setChosen(key),
            }}
          >
            <Button className="push" type="text" size="small" icon={<EllipsisOutlined aria-hidden />}>
              {say('more')}
            </Button>
          </Dropdown>
        )}
      </header>
      <div className="body stack">
        {own.length === 0 && !chosen && <p className="quiet">{say('noActions')}</p>}
        {own.length > 0 && (
          <div className="row">
            {own.map((each) => (
              <Button
                key={each.code}
                type={each === action || (!action && each === main) ? 'primary' : 'default'}
                ghost={Boolean(action) && each === action}
                aria-pressed={each === action}
                onClick={() => setChosen(each.code)}
              >
                {text(each.title)}
                {keyOf.has(each.code) && <kbd aria-hidden>{keyOf.get(each.code)}</kbd>}
              </Button>
            ))}
          </div>
        )}
        {chosen && (
          <FormAboutContext value={about}>
            <ActForm
              key={chosen}
              found={found}
              code={chosen}
              action={action}
              onEnd={() => setChosen(undefined)}
            />
          </FormAboutContext>
        )}
      </div>
    </section>
  )
}

/** In so few states an action belongs to the state itself; in more it is one that most cases bear. */
const ownStates = 3

interface Order {
  /** The usual next step: one that may be taken in bulk, else the first that moves the case on. */
  main: OfferedAction | undefined
  own: OfferedAction[]
  more: OfferedAction[]
}

function useOrder({ type, actions }: CaseView): Order {
  const { types } = useDeclarations()
  return useMemo(() => {
    const declared = new Map(types.get(type)?.actions.map((action) => [action.code, action]))
    const isOwn = ({ code }: OfferedAction) => (declared.get(code)?.in.length ?? 0) <= ownStates
    const own = actions.filter(isOwn)
    const main = own.find(({ code }) => declared.get(code)?.bulk) ?? own.find(({ moves }) => moves)
    return { main, own, more: actions.filter((action) => !isOwn(action)) }
  }, [types, type, actions])
}
