import { readFileSync } from 'node:fs'
import path from 'node:path'
import { renderPdf } from '#kernel/documents.ts'
import type { FileStore } from '#kernel/files.ts'
import type { User } from '#kernel/user.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { caseStory } from '../case-story.ts'
import type { CaseType } from '../declare.ts'
import type { Engine } from '../engine.ts'
import { explainClocks } from '../explain-clocks.ts'
import { formOf } from '../form.ts'
import { detailsOf, type FoundCase } from '../queries.ts'
import { answeredLines, type Line, type Telling } from './answers.ts'
import { type ChainProof, chainProof } from './chain-proof.ts'
import { clocksTold } from './clocks.ts'
import { factLines } from './facts.ts'
import { fileNames } from './names.ts'
import { filePhotos } from './photos.ts'
import type { ExplainedRow } from './shapes.ts'
import { type FileStory, storyTold } from './story.ts'
import { type FileLanguage, type FileSay, sayIn, wallTime } from './words.ts'

const template = readFileSync(path.join(import.meta.dirname, 'typst', 'case-file.typ'), 'utf8')

export interface FileAsked {
  db: Db
  district: DistrictId
  files: FileStore
  user: User
  now: Date
  language: FileLanguage
}

/**
 * 案件卷宗: everything of a case on paper, personal data masked: facts, each clock with its days, the steps as a
 * story, photos with their digests, and the proof that nothing was changed. Each page says who printed it and when.
 */
export async function caseFile(engine: Engine, asked: FileAsked, found: FoundCase): Promise<Uint8Array> {
  const { db, district, user, now, language } = asked
  const row = found.case
  const type = engine.types.get(row.case_type)!
  const say = sayIn(language)
  const desk = await engine.desk(db, district, now, row.standard_version)
  const [details, story, proof] = await Promise.all([
    detailsOf(db, district, row.id),
    caseStory(db, district, row.id, type),
    chainProof(db, district, row.id),
  ])
  const names = await fileNames(db, district, engine.types, casesNamed(story, found))
  const telling: Telling = { names, language, say }
  const titleOf = (seq: number) => story.steps.find((step) => step.seq === seq)?.title[language] ?? ''
  const { photos, pictures } = await filePhotos(asked, story.attachments, titleOf, say)
  const [first, ...later] = details
  const clocks = explainClocks(found.deadlines, type, desk, now) as unknown as ExplainedRow[]
  const data = {
    words: wordsOf(say),
    number: row.number,
    heading: type.title[language],
    state: type.states[row.state]?.title[language] ?? row.state,
    facts: factLines(row, telling, story.links),
    text: first?.text ?? '',
    answers: first ? openingLines(type, first.fields, telling) : [],
    supplements: later.map(({ text }) => text),
    clocks: clocksTold(clocks, language, say),
    steps: storyTold(story, type, telling),
    photos,
    proof: proofLines(proof, say),
    holds: proof.broken === undefined,
    printed: say('printed', { name: user.name, moment: wallTime(now) }),
    masked: say('masked'),
    page: say('page', { page: '{page}' }),
  }
  return renderPdf(template, data, { createdAt: now, files: pictures })
}

const wordsOf = (say: FileSay) => ({
  ...{ title: say('title'), facts: say('facts'), said: say('said'), supplement: say('supplement') },
  ...{ clocks: say('clocks'), story: say('story'), photos: say('photos'), chain: say('chain') },
  ...{ day: say('day'), counted: say('counted'), uncounted: say('uncounted'), why: say('why') },
})

/** The fields that no other part of the file tells; personal ones are masked texts already. */
const openingLines = (type: CaseType, fields: Record<string, unknown>, telling: Telling): Line[] =>
  answeredLines(formOf(type.fields), fields, telling, [type.text])

/** Cases that answers or links name, by id: duplicates, splits, the case it was merged into. */
const casesNamed = (story: FileStory, { case: row }: FoundCase): number[] => [
  ...story.links.map(({ id }) => id),
  ...story.steps.flatMap(({ answers }) =>
    Object.values(answers).filter((value): value is number => Number.isSafeInteger(value)),
  ),
  ...(row.merged_into === null ? [] : [row.merged_into]),
]

function proofLines({ steps, algorithm, last, broken, seals }: ChainProof, say: FileSay): Line[] {
  const verdict =
    broken === undefined
      ? say('chainHolds', { count: steps, algorithm })
      : say('chainBroken', { seq: broken })
  const sealed = seals.map(({ day, hash }): Line => [`${say('seals')} ${day}`, hash])
  return [
    ['', verdict],
    [say('lastDigest'), last],
    ...(sealed.length > 0 ? sealed : [[say('seals'), say('notSealed')] as Line]),
  ]
}
