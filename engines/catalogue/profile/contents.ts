import type { Text } from '#kernel/errors.ts'
import type { ClassKey } from '../class-key.ts'
import type { Confidence, StandardSet } from '../standards.ts'
import type { ClassesFile, CrosswalkFile } from './files.ts'

export interface ProfileClass extends ClassKey {
  level: number
  /** Code of the class above it. */
  parent: string | undefined
  title: Text
  unit: string | undefined
  confidence: Confidence
}

export interface Word {
  list: 'stage' | 'urgency' | 'tag'
  code: string
  title: Text
}

/** A catalogue as it is read from files, checked against itself. */
export interface CatalogueProfile {
  editions: (Pick<ClassesFile, 'edition' | 'title' | 'basis' | 'from' | 'until'> & { national: boolean })[]
  classes: ProfileClass[]
  crosswalks: CrosswalkFile[]
  words: Word[]
  /** Absent where the district has none of its own yet. */
  standards: StandardSet | undefined
}
