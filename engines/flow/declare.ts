import type { z } from 'zod'
import type { LimitDeclaration } from '#engines/catalogue/catalogue.ts'
import type { Refusal, Text } from '#kernel/errors.ts'
import type { Effect, Facts } from './effects.ts'
import type { PostCode, Who } from './who.ts'

export type { PostCode, Who } from './who.ts'

export interface Action<State extends string = string> {
  to: State | 'same'
  by: readonly Who[]
  title: Text
  asks: z.ZodObject | undefined
  /** Marks what the step means for the record: the three outcomes are different things. */
  marks: readonly Mark[]
  when: ((facts: Facts) => Refusal | undefined) | undefined
  effects: ((facts: Facts, answers: never) => readonly Effect[]) | undefined
  /** Offered in bulk in lists. */
  bulk: boolean
  /** Needs a second look before it is done: it cannot be undone by the one who did it. */
  confirm: boolean
}

/** `dispatched`: clock starts; `handled` 办结: the unit has finished; `accepted` 结案: the centre agrees; `solved` 解决: the citizen says so. */
export type Mark = 'dispatched' | 'handled' | 'accepted' | 'closed'

export interface ActionOptions<Asks extends z.ZodObject | undefined> {
  title: Text
  asks?: Asks
  marks?: readonly Mark[]
  when?: (facts: Facts) => Refusal | undefined
  effects?: (
    facts: Facts,
    answers: Asks extends z.ZodObject ? z.output<Asks> : Record<string, never>,
  ) => readonly Effect[]
  bulk?: boolean
  confirm?: boolean
}

/** An action: where it leads, who may take it, what it asks. An undeclared target does not compile. */
export function to<const T extends string, Asks extends z.ZodObject | undefined = undefined>(
  target: T,
  by: Who | readonly Who[],
  options: ActionOptions<Asks>,
): Action<T> {
  return {
    to: target,
    by: typeof by === 'string' ? [by] : by,
    title: options.title,
    asks: options.asks,
    marks: options.marks ?? [],
    when: options.when,
    effects: options.effects as Action['effects'],
    bulk: options.bulk ?? false,
    confirm: options.confirm ?? false,
  }
}

/** An action that leaves the state as it is: a note, an urging, a part given away. */
export const stay = <Asks extends z.ZodObject | undefined = undefined>(
  by: Who | readonly Who[],
  options: ActionOptions<Asks>,
): Action<'same'> => to('same', by, options) as Action<'same'>

export interface StateSpec<State extends string = string> {
  title: Text
  /** Who holds the case here: a post of the centre, or the unit it was dispatched to. */
  held?: PostCode | 'unit'
  actions: Record<string, Action<State>>
  final?: boolean
}

export const final = (title: Text): StateSpec<never> => ({ title, actions: {}, final: true })

/** A clock runs while the case is in one of its states; moving among them does not stop it. */
export interface ClockSpec<State extends string = string> {
  title: Text
  limit: LimitDeclaration
  in: readonly State[]
  /** Clocks of the whole case (`handle`) decide lateness and may be extended; the others are stages. */
  whole?: boolean
}

/** A group of actions that many case types share (extension, merge, urging …): see `turns/`. */
export interface Turn {
  code: string
  actions: Record<string, Action<'same' | (string & {})>>
  /** The states where it is offered: `open` means every state that is not final. */
  in: 'open' | 'final' | 'any' | readonly string[]
}

export interface CaseType<State extends string = string> {
  code: string
  title: Text
  /** The regulation that this type follows. */
  basis: string
  fields: z.ZodObject
  /** The field that search and lists show. */
  text: string
  openedBy: readonly Who[]
  start: State
  states: Record<State, StateSpec<State>>
  clocks: Record<string, ClockSpec<State>>
  turns: readonly Turn[]
  /** Only posts named here open, search or count its cases. */
  confidentialTo?: readonly PostCode[]
  effects?: (facts: Facts, fields: Record<string, unknown>) => readonly Effect[]
}

/** Every type bears an edited calendar: its running clocks are recomputed by a step that says so. */
const calendarEdited: Turn = {
  code: 'calendar-edited',
  in: 'open',
  actions: {
    recompute: stay('system', {
      title: { zh: '日历调整，时限重算', en: 'Calendar edited: clocks recomputed' },
      effects: () => [{ kind: 'recompute' }],
    }),
  },
}

/** Declares a case type. States are inferred from the keys; every target and clock is checked against them. */
export function caseType<const State extends string>(spec: {
  code: string
  title: Text
  basis: string
  fields: z.ZodObject
  text: string
  openedBy: readonly Who[]
  start: NoInfer<State>
  states: { [S in State]: StateSpec<NoInfer<State> | 'same'> }
  clocks: Record<string, ClockSpec<NoInfer<State>>>
  turns?: readonly Turn[]
  confidentialTo?: readonly PostCode[]
  effects?: CaseType['effects']
}): CaseType {
  return { ...spec, turns: [...(spec.turns ?? []), calendarEdited] } as unknown as CaseType
}

export type CaseTypes = ReadonlyMap<string, CaseType>

/** The actions of a state, its own and those of the turns that are offered there. */
export function actionsIn(type: CaseType, state: string): Record<string, Action> {
  const spec = type.states[state]
  if (!spec) return {}
  const actions: Record<string, Action> = { ...spec.actions }
  for (const turn of type.turns) if (offered(turn, state, spec)) Object.assign(actions, turn.actions)
  return actions
}

function offered(turn: Turn, state: string, spec: StateSpec): boolean {
  if (turn.in === 'any') return true
  if (turn.in === 'open') return !spec.final
  if (turn.in === 'final') return Boolean(spec.final)
  return turn.in.includes(state)
}
