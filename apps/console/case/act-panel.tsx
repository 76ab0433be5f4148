import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, OfferedAction } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { hasDraft } from '#ui/draft.ts'
import { useText, useWords } from '#ui/words.ts'
import { ActForm, draftKey } from './act-form.tsx'
import { caseWords } from './words.ts'

/** The actions that the case offers me now; the form of the chosen one opens in place, beside the case. */
export function ActPanel({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const text = useText()
  const [chosen, setChosen] = useState<string | undefined>(
    () => found.actions.find(({ code }) => hasDraft(draftKey(found.id, code)))?.code,
  )
  const action = found.actions.find(({ code }) => code === chosen)
  const main = useMainAction(found)
  return (
    <section className="panel act no-print" aria-label={say('actions')}>
      <header>
        <h2>{say('actions')}</h2>
      </header>
      <div className="body stack">
        {found.actions.length === 0 && !chosen && <p className="quiet">{say('noActions')}</p>}
        <div className="row">
          {found.actions.map((each) => (
            <Button
              key={each.code}
              type={each === action || (!action && each === main) ? 'primary' : 'default'}
              ghost={Boolean(action) && each === action}
              aria-pressed={each === action}
              onClick={() => setChosen(each.code)}
            >
              {text(each.title)}
            </Button>
          ))}
        </div>
        {chosen && (
          <ActForm
            key={chosen}
            found={found}
            code={chosen}
            action={action}
            onEnd={() => setChosen(undefined)}
          />
        )}
      </div>
    </section>
  )
}

/** The usual next step: one that may be taken in bulk, else the first that moves the case on. */
function useMainAction({ type, actions }: CaseView): OfferedAction | undefined {
  const declared = useDeclarations().types.get(type)?.actions
  const bulk = new Set(declared?.filter((action) => action.bulk).map(({ code }) => code))
  return actions.find(({ code }) => bulk.has(code)) ?? actions.find(({ moves }) => moves)
}
