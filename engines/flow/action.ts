import type { z } from 'zod'
import type { Refusal, Text } from '#kernel/errors.ts'
import type { Effect, Facts } from './effects.ts'
import type { Who } from './who.ts'

export interface Action<State extends string = string> {
  to: State | 'same'
  by: readonly Who[]
  title: Text
  asks: z.ZodObject | undefined
  /** Marks what the step means for the record: the three outcomes are different things. */
  marks: readonly Mark[]
  when: ((facts: Facts, answers: never) => Refusal | undefined) | undefined
  effects: ((facts: Facts, answers: never) => readonly Effect[]) | undefined
  /** Offered in bulk in lists. */
  bulk: boolean
  /** Needs a second look before it is done: it cannot be undone by the one who did it. */
  confirm: boolean
  /** States that its effects may choose instead of `to` (`go`). */
  mayLead: readonly string[]
  /**
   * Kinds of links whose other ends change with this case: they are locked with it, in the order of their
   * ids, and so is the case that the answers name. Undefined: the action stays within its case.
   */
  across: readonly string[] | undefined
}

/** `dispatched`: clock starts; `handled` 办结: the unit has finished; `accepted` 结案: the centre agrees; `solved` 解决: the citizen says so. */
export type Mark = 'dispatched' | 'handled' | 'accepted' | 'closed'

type Answers<Asks extends z.ZodObject | undefined> = Asks extends z.ZodObject
  ? z.output<Asks>
  : Record<string, never>

export interface ActionOptions<Asks extends z.ZodObject | undefined> {
  title: Text
  asks?: Asks
  marks?: readonly Mark[]
  when?: (facts: Facts, answers: Answers<Asks>) => Refusal | undefined
  effects?: (facts: Facts, answers: Answers<Asks>) => readonly Effect[]
  bulk?: boolean
  confirm?: boolean
  mayLead?: readonly string[]
  across?: readonly string[]
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
    effects: options.effects,
    bulk: options.bulk ?? false,
    confirm: options.confirm ?? false,
    mayLead: options.mayLead ?? [],
    across: options.across,
  }
}

/** An action that leaves the state as it is: a note, an urging, a part given away. */
export const stay = <Asks extends z.ZodObject | undefined = undefined>(
  by: Who | readonly Who[],
  options: ActionOptions<Asks>,
): Action<'same'> => to('same', by, options) as Action<'same'>

/** A group of actions that many case types share (extension, merge, urging …): see `turns/`. */
export interface Turn {
  code: string
  actions: Record<string, Action<'same' | (string & {})>>
  /** The states where it is offered: `open` means every state that is not final. */
  in: 'open' | 'final' | 'any' | readonly string[]
  /** What follows for cases linked `across` when a case of the type comes to an end, by whatever action. */
  ends?: {
    across: readonly string[]
    /** Asked before anything is read: most cases have nobody to tell. */
    applies: (facts: Pick<Facts, 'case'>) => boolean
    effects: (facts: Facts, answers: Record<string, unknown>) => readonly Effect[]
  }
}
