import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { profileWrong } from './errors.ts'
import { longest } from './nominal-due.ts'
import type { CatalogueProfile, ProfileClass, Word } from './profile/contents.ts'
import {
  type ClassesFile,
  classesFile,
  crosswalkFile,
  type FilingStandardsFile,
  filingStandardsFile,
  type LimitsFile,
  limitsFile,
} from './profile/files.ts'
import { checkReferences } from './profile/references.ts'
import type { Condition, StandardSet } from './standards.ts'

export type { CatalogueProfile } from './profile/contents.ts'

/**
 * Reads the national lists (`classes-*.json`, `crosswalk-*.json`) and a district's own files
 * (appeal-classes, filing-standards and limits, each may be absent). Refuses a file that does not fit its
 * shape and a reference that leads nowhere. Unit codes are the organisation's to know.
 */
export async function readCatalogue(
  nationalFolder: string,
  districtFolder: string,
): Promise<CatalogueProfile> {
  const national = (await readdir(nationalFolder)).filter((file) => file.endsWith('.json')).sort()
  const all = <T>(prefix: string, shape: z.ZodType<T>) =>
    Promise.all(
      national.filter((file) => file.startsWith(prefix)).map((file) => read(nationalFolder, file, shape)),
    )
  const lists = (await all('classes-', classesFile)).filter((list) => list !== undefined)
  const crosswalks = (await all('crosswalk-', crosswalkFile)).filter((file) => file !== undefined)
  const appeals = await read(districtFolder, 'appeal-classes.json', classesFile)
  const filing = await read(districtFolder, 'filing-standards.json', filingStandardsFile)
  const limits = await read(districtFolder, 'limits.json', limitsFile)

  const profile: CatalogueProfile = {
    editions: [
      ...lists.map((list) => ({ ...list, national: true })),
      ...(appeals ? [{ ...appeals, national: false }] : []),
    ],
    classes: [...lists, ...(appeals ? [appeals] : [])].flatMap(classesOf),
    crosswalks,
    words: limits ? wordsOf(limits) : [],
    standards: filing && limits && standardSet(filing, limits),
  }
  checkReferences(profile)
  return profile
}

async function read<T>(folder: string, file: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const content = await readFile(path.join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (content === undefined) return undefined
  try {
    return shape.parse(JSON.parse(content))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return refuse(profileWrong, { file, why })
  }
}

function classesOf(list: ClassesFile): ProfileClass[] {
  const majors = list.majors.map((major) => ({ ...major, unit: undefined, confidence: 'S' as const }))
  const lengths = list.digits.map((_, level) =>
    list.digits.slice(0, level + 1).reduce((sum, n) => sum + n, 0),
  )
  return [...majors, ...list.classes].map((one) => {
    const level = lengths.indexOf(one.code.length) + 1
    if (level === 0) refuse(profileWrong, { file: list.edition, why: `code ${one.code} fits no level` })
    return {
      edition: list.edition,
      kind: one.kind,
      code: one.code,
      level,
      parent: level > 1 ? one.code.slice(0, lengths[level - 2]) : undefined,
      title: one.title,
      unit: one.unit,
      confidence: one.confidence,
    }
  })
}

const wordsOf = (limits: LimitsFile): Word[] => [
  ...limits.stages.map((word) => ({ list: 'stage' as const, ...word })),
  ...limits.urgencies.map((word) => ({ list: 'urgency' as const, ...word })),
  ...limits.tags.map((word) => ({ list: 'tag' as const, ...word })),
]

function standardSet(filing: FilingStandardsFile, limits: LimitsFile): StandardSet {
  const conditions = filing.conditions.map((one): Condition => {
    const stages = 'stages' in one ? one.stages : []
    const limit = 'limit' in one ? one.limit : longest(one.stages.map((stage) => stage.limit))
    const { code, file, close, unit, confidence } = one
    const key = { edition: filing.edition, kind: filing.kind, code: one.class }
    return { class: key, code, file, close, limit, stages, unit, confidence }
  })
  const { version, title, basis } = filing
  const { defaults, overrides } = limits
  return { version, title, basis, conditions, defaults, overrides }
}
