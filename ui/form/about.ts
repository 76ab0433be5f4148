import { createContext } from 'react'
import type { ClassKey } from '../cases.ts'
import type { Text } from '../words.ts'

/** What a form is about, for fields that choose among what fits the case. */
export interface FormAbout {
  /** Kinds of class that fit: `appeal`, or `component` and `matter`. */
  kinds: readonly string[]
  /** Who has the case: a unit's clerks, or the holders of a post of the centre. */
  lead?: { unit: number; post: string | null } | undefined
  /** Where it is and of which class, as far as was chosen: entries of registers are named by what lies there. */
  place?: { lng?: number; lat?: number } | undefined
  class?: ClassKey | undefined
  /** The edition it was filed under: offered beside those in force, and marked. */
  edition?: string | undefined
  /** Tags that the case bears, and the stages of its clocks that run. */
  tags?: readonly string[]
  stages?: readonly { of: string; code: string; title: Text }[]
  /** The case itself cannot be chosen. */
  id?: number
}

export const FormAboutContext = createContext<FormAbout>({ kinds: ['appeal', 'component', 'matter'] })
