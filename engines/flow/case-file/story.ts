import type { caseStory } from '../case-story.ts'
import type { CaseType } from '../declare.ts'
import { answeredLines, askedBy, type Telling } from './answers.ts'
import { wallTime } from './words.ts'

export type FileStory = Awaited<ReturnType<typeof caseStory>>

/** What an early recorded step may lag behind before it is worth telling. */
const lateMs = 60_000

/** The steps from the first to the last: who, in which post, what, with what answers, and the digest of each. */
export const storyTold = (story: FileStory, type: CaseType, telling: Telling) =>
  story.steps.map((step) => {
    const { names, language, say } = telling
    const isLate = step.recordedAt.getTime() - step.at.getTime() > lateMs
    const where = [names.post.get(step.post ?? ''), names.unit.get(step.unit ?? -1)].map(
      (name) => name?.[language],
    )
    const moved = step.from !== null && step.from !== step.to
    return {
      seq: step.seq,
      title: step.title[language],
      into: moved ? say('into', { state: step.state[language] }) : '',
      at: wallTime(step.at),
      who: [step.actorName ?? say(step.actor === 0 ? 'citizen' : 'system'), ...where]
        .filter(Boolean)
        .join(' · '),
      recorded: isLate ? say('recorded', { moment: wallTime(step.recordedAt) }) : '',
      // What was said at the opening stands at the head of the file.
      answers: step.from === null ? [] : answeredLines(askedBy(type, step), step.answers, telling),
      digest: `${step.algorithm.toUpperCase()} ${step.hash}`,
    }
  })
