import { z } from 'zod'

/** An amount as its book gives it, e.g. `"1234567.89"` in 元: a text, because floats lose 分. */
const amount = z.string().regex(/^-?\d+(\.\d{1,6})?$/)
const year = z.int().min(2007).max(2100)
const text = z.string().trim().min(1)

/** Where money comes from, as the income columns of 公开02表 tell it apart. */
export const sources = [
  'general',
  'fund',
  'capital',
  'superior',
  'undertaking',
  'operation',
  'attached',
  'other',
] as const
export type Source = (typeof sources)[number]

/** What money is spent as, as the columns of 公开03表 tell it apart. */
export const natures = ['basic', 'project', 'remitted', 'operating', 'subsidy'] as const
export type Nature = (typeof natures)[number]

/** One line of the books: how much of which subject, in which year, planned or done. */
const entry = z.object({
  year,
  /** `budget`: as approved at the year's start; `final`: as done. */
  stage: z.enum(['budget', 'final']),
  side: z.enum(['income', 'spending']),
  /** Item 项 of the functional classification, seven digits. */
  subject: z.string().regex(/^\d{7}$/),
  source: z.enum(sources).default('general'),
  nature: z.enum(natures).default('basic'),
  /** Section 款 of the economic classification, five digits: basic spending from the general budget needs it. */
  economic: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  /** Code of the project: project spending needs it. */
  project: z.string().optional(),
  amount,
})
export type Entry = z.infer<typeof entry>

/** Carried over from the year before, and into the next, by source. */
const carried = z.object({ year, source: z.enum(sources), start: amount, end: amount })

const planAndDone = z.object({ budget: amount, spent: amount })

/** The three public expenses: `budget` is the whole year's, after adjustments, as 公开09表 prints it. */
const publicExpenses = z.object({
  abroad: planAndDone.extend({ groups: z.int().min(0), persons: z.int().min(0) }),
  carsBought: planAndDone.extend({ cars: z.int().min(0) }),
  carsRun: planAndDone.extend({ uses: z.array(z.object({ name: text, amount })) }),
  reception: planAndDone.extend({
    groups: z.int().min(0),
    persons: z.int().min(0),
    guests: z.string().default(''),
    purpose: z.string().default(''),
  }),
})

const indicator = z.object({
  /** 成本指标、产出指标、效益指标、满意度指标, and the second level below it. */
  first: text,
  second: text,
  name: text,
  target: text,
  /** Nothing in a budget. */
  actual: z.string().trim().default(''),
})

const evaluation = z.object({
  /** By the name of a project in the list, what was spent is what the books say. */
  project: text,
  section: text,
  kind: z.enum(['recurring', 'continued', 'once']),
  funding: z.enum(['department', 'earmarked', 'transfer']).default('department'),
  budget: amount,
  spent: amount.default('0'),
  indicators: z.array(indicator).min(1),
  outcome: text,
  deviation: z.string().default(''),
  measures: z.string().default(''),
})
export type Evaluation = z.infer<typeof evaluation>

/** All that a department's budget or final accounts are composed from. Money in `unit`; texts are the department's own. */
const dataShape = z.object({
  kind: z.enum(['accounts', 'budget']).default('accounts'),
  year,
  unit: z.enum(['yuan', 'wan-yuan']).default('yuan'),
  department: z.object({
    name: text,
    duties: z.array(text).min(1),
    subordinates: z.array(text).default([]),
    telephone: text,
    /** Whose public finance pays: 区级 or 市级. */
    level: z.enum(['区级', '市级', '县级', '省级']).default('区级'),
  }),
  published: z.iso.date(),
  subjects: z.record(z.string(), text).default({}),
  meanings: z.record(z.string(), text).default({}),
  projects: z.array(z.object({ code: text, name: text, effect: z.string().default('') })).default([]),
  entries: z.array(entry).min(1),
  carried: z.array(carried).default([]),
  publicExpenses,
  procurement: z.array(
    z.object({ kind: z.enum(['goods', 'works', 'services']), amount, small: amount, micro: amount }),
  ),
  /** Cost of running an authority; null where the department is an institution without it. */
  operatingCost: z.object({ spent: amount, before: amount }).nullable(),
  assets: z.object({
    cars: z.array(z.object({ kind: text, count: z.int().min(1), use: z.string().default('') })),
    equipment: z.int().min(0),
  }),
  /** The department itself; what it spent is what the books say. */
  whole: evaluation.omit({ section: true, kind: true, funding: true, spent: true }).optional(),
  evaluations: z.array(evaluation).default([]),
  /** How the results of the evaluations are used: the department's own words. */
  useOfResults: z.string().default(''),
  keyWork: z.array(z.object({ title: text, text, goal: text, done: text })).default([]),
  terms: z.array(z.object({ name: text, meaning: text })).default([]),
  /** A person's reasons by key: `income.change`, `subject.2010350`. */
  reasons: z.record(z.string(), z.string()).default({}),
})
/** Final accounts say what was reached; a budget cannot yet. */
export const fiscalData = dataShape.superRefine(({ kind, evaluations, whole }, context) => {
  if (kind === 'budget') return
  for (const { project, indicators } of [...evaluations, ...(whole ? [whole] : [])])
    for (const { name, actual } of indicators)
      if (!actual)
        context.addIssue({ code: 'custom', path: ['evaluations', project, name], message: '缺少实际完成值' })
})
export type FiscalData = z.infer<typeof fiscalData>
