import { refuse } from '#kernel/errors.ts'
import { classKeyText, parseClassKey } from '../class-key.ts'
import { profileWrong } from '../errors.ts'
import type { CatalogueProfile } from './contents.ts'

/** Refuses a profile in which a code stands twice or leads nowhere. */
export function checkReferences(profile: CatalogueProfile): void {
  const classes = profile.classes.map(classKeyText)
  const known = new Set(classes)
  unique('classes', classes)
  for (const { edition, kind, parent } of profile.classes)
    if (parent !== undefined) need('classes', known, classKeyText({ edition, kind, code: parent }))

  for (const { from, to, rows } of profile.crosswalks)
    for (const row of rows) {
      need('crosswalk', known, classKeyText({ edition: from, kind: row.kind, code: row.from }))
      if (row.to) need('crosswalk', known, classKeyText({ edition: to, kind: row.kind, code: row.to }))
    }

  const { standards, words } = profile
  if (!standards) return
  const { conditions, defaults, overrides } = standards
  const listed = new Set(words.map(({ list, code }) => `${list} ${code}`))
  const files = { filing: 'filing-standards.json', limits: 'limits.json' }
  const codes = conditions.map(({ code }) => code)
  unique(files.filing, codes)
  for (const condition of conditions) need(files.filing, known, classKeyText(condition.class))
  const defaulted = defaults.map(({ caseType, stage }) => `${caseType}/${stage}`)
  unique(files.limits, defaulted)
  for (const { stage } of defaults) need(files.limits, listed, `stage ${stage}`)
  const overriding = overrides.map(({ code }) => code)
  unique(files.limits, overriding)
  for (const { when, limits } of overrides) {
    for (const above of when.classes ?? []) need(files.limits, known, classKeyText(parseClassKey(above)))
    for (const urgency of when.urgencies ?? []) need(files.limits, listed, `urgency ${urgency}`)
    for (const tag of when.tags ?? []) need(files.limits, listed, `tag ${tag}`)
    for (const stage of Object.keys(limits)) need(files.limits, listed, `stage ${stage}`)
  }
}

function need(file: string, known: ReadonlySet<string>, id: string): void {
  if (!known.has(id)) refuse(profileWrong, { file, why: `${id} leads nowhere` })
}

function unique(file: string, ids: readonly string[]): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) refuse(profileWrong, { file, why: `${id} stands there twice` })
    seen.add(id)
  }
}
