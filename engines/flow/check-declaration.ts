import type { Action } from './action.ts'
import { actionsIn, type CaseType, turnsIn } from './declare.ts'
import type { PostCode, Who } from './who.ts'

/**
 * What is wrong with a declaration, said as sentences; none: it may be used. Unreachable states, states that
 * lead nowhere, posts nobody can hold, a clock in no state, a missing basis.
 */
export function checkDeclaration(type: CaseType, posts: ReadonlySet<string>): string[] {
  const wrong: string[] = []
  const say = (what: string) => void wrong.push(`${type.code}: ${what}`)
  if (!type.basis.trim()) say('names no basis')
  if (!type.fields.shape[type.text]) say(`its text field “${type.text}” is not declared`)
  for (const who of type.openedBy) checkWho(who, posts, (why) => say(`opening: ${why}`))
  for (const [state, spec] of Object.entries(type.states)) {
    const actions = Object.entries(actionsIn(type, state))
    for (const code of doubled(type, state)) say(`${state}.${code} is declared twice`)
    if (spec.held && spec.held !== 'unit') checkWho(spec.held, posts, (why) => say(`${state}: ${why}`))
    for (const [code, action] of actions) {
      for (const who of action.by) checkWho(who, posts, (why) => say(`${state}.${code}: ${why}`))
      for (const target of leadsTo(action))
        if (!type.states[target]) say(`${state}.${code} leads to unknown “${target}”`)
      if (action.by.length === 0) say(`${state}.${code}: nobody may take it`)
    }
  }
  for (const turn of type.turns)
    for (const state of Array.isArray(turn.in) ? turn.in : [])
      if (!type.states[state]) say(`turn ${turn.code} is offered in unknown “${state}”`)
  for (const [name, clock] of Object.entries(type.clocks))
    for (const state of clock.in)
      if (!type.states[state] || type.states[state].final)
        say(`clock ${name} runs in “${state}”, which is no open state`)
  for (const state of unreachable(type)) say(`“${state}” is never reached`)
  for (const state of deadEnds(type)) say(`“${state}” never comes to an end`)
  return wrong
}

const roles: ReadonlySet<string> = new Set<Who>([
  'unit',
  'handler',
  'co-unit',
  'part-unit',
  'approver',
  'opener',
  'public',
  'system',
])

function checkWho(who: Who | PostCode, posts: ReadonlySet<string>, say: (why: string) => void): void {
  if (!roles.has(who) && !posts.has(who)) say(`there is no post “${who}”`)
}

/** Two turns that name an action alike: one would hide the other. */
function doubled(type: CaseType, state: string): string[] {
  const codes = [
    ...Object.keys(type.states[state]!.actions),
    ...turnsIn(type, state).flatMap((turn) => Object.keys(turn.actions)),
  ]
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) < index))]
}

const targets = (type: CaseType, state: string): string[] =>
  Object.values(actionsIn(type, state)).flatMap(leadsTo)

const leadsTo = ({ to, mayLead }: Action): string[] => [to, ...mayLead].filter((one) => one !== 'same')

function unreachable(type: CaseType): string[] {
  const seen = new Set([type.start])
  for (const state of seen) for (const next of targets(type, state)) seen.add(next)
  return Object.keys(type.states).filter((state) => !seen.has(state))
}

/** Walks backwards from the final states: what is not met on the way never ends. */
function deadEnds(type: CaseType): string[] {
  const ends = new Set(Object.keys(type.states).filter((state) => type.states[state]!.final))
  for (let grew = true; grew;) {
    grew = false
    for (const state of Object.keys(type.states))
      if (!ends.has(state) && targets(type, state).some((next) => ends.has(next))) {
        ends.add(state)
        grew = true
      }
  }
  return Object.keys(type.states).filter((state) => !ends.has(state))
}
