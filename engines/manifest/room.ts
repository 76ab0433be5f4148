import type { Text } from '#kernel/errors.ts'
import type { Route } from '#kernel/route.ts'
import type { CaseType, Engine, StepEvent } from '#engines/flow/flow.ts'
import type { Register } from '#engines/registers/registers.ts'
import type { Store } from '#kernel/sql.ts'

/** Something that happens because something else happened, after its commit; at least once, so it must bear a repeat. */
export type Reaction = (
  event: StepEvent,
  house: { engine: Engine; store: Store; district: number; now: Date },
) => Promise<void>

/** A room as the house sees it: what it declares, what it provides, what it reacts to. */
export interface Module {
  name: string
  title: Text
  purpose: string
  /** Facts of others that it reads. */
  reads: readonly string[]
  caseTypes: readonly CaseType[]
  registers: readonly Register[]
  /** Routes of its own, beside those that follow from its declarations. */
  routes: (house: { engine: Engine }) => readonly Route[]
  /** `citizen-appeal.open`, `*.dispatch`: the step, then what follows. */
  on: Readonly<Record<string, readonly Reaction[]>>
}

export const defineModule = (made: Pick<Module, 'name' | 'title' | 'purpose'> & Partial<Module>): Module => ({
  reads: [],
  caseTypes: [],
  registers: [],
  routes: () => [],
  on: {},
  ...made,
})
