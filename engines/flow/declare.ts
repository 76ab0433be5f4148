import type { z } from 'zod'
import type { LimitDeclaration } from '#engines/catalogue/catalogue.ts'
import type { Text } from '#kernel/errors.ts'
import type { Action, Turn } from './action.ts'
import type { Effect, Facts } from './effects.ts'
import { houseTurns } from './turns/house-turns.ts'
import type { PostCode, Who } from './who.ts'

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
  /** In a state that comes before the first dispatch too, it runs only after that: an order sent back goes on. */
  onceDispatched?: boolean
  /** Clocks of the whole case (`handle`) decide lateness and may be extended; the others are stages. */
  whole?: boolean
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
  return { ...spec, turns: [...(spec.turns ?? []), ...houseTurns] } as unknown as CaseType
}

export type CaseTypes = ReadonlyMap<string, CaseType>

/** The actions of a state, its own and those of the turns that are offered there. */
export function actionsIn(type: CaseType, state: string): Record<string, Action> {
  const actions: Record<string, Action> = { ...type.states[state]?.actions }
  for (const turn of turnsIn(type, state)) Object.assign(actions, turn.actions)
  return actions
}

export function turnsIn({ turns, states }: CaseType, state: string): readonly Turn[] {
  const spec = states[state]
  return spec ? turns.filter((turn) => offered(turn, state, spec)) : []
}

function offered(turn: Turn, state: string, spec: StateSpec): boolean {
  if (turn.in === 'any') return true
  if (turn.in === 'open') return !spec.final
  if (turn.in === 'final') return Boolean(spec.final)
  return turn.in.includes(state)
}
