import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const folder = path.join(import.meta.dirname, '..', '..', '..', 'profiles', 'fiscal')

/** A list that a district may extend, from `profiles/fiscal`. */
const listed = <T>(file: string, shape: z.ZodType<T>): T =>
  shape.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))

const coded = z.object({ code: z.string(), name: z.string() })
const names = z.record(z.string(), z.string())

export const subjectNames = listed('subjects.json', z.object({ names })).names
export const subjectMeanings = listed('subject-meanings.json', z.object({ meanings: names })).meanings
/** The classes of spending in the order of 公开01表. */
export const functionClasses = listed('function-classes.json', z.object({ classes: z.array(coded) })).classes
/** The three columns of 公开06表 with their classes 类 and sections 款. */
export const economicGroups = listed(
  'economic-classes.json',
  z.object({
    groups: z.array(
      z.object({
        title: z.string(),
        column: z.int(),
        classes: z.array(coded.extend({ sections: z.array(coded) })),
      }),
    ),
  }),
).groups
