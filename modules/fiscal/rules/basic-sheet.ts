import { type Check, type Finding, type Goal, lineAt, type Paragraph } from '../document.ts'
import { found } from '../finding.ts'
import { part } from '../read/read-basic-sheet.ts'
import { telling } from '../read/mentions.ts'
import { near } from './figures.ts'
import { tight } from './lists.ts'

/** What is counted of staff, and how either place words it. */
const counted: readonly [zh: string, en: string, RegExp][] = [
  ['编制', 'posts', /共有编制(\d+)人/],
  ['在职人数', 'staff in office', /(?:在职|在编)人员(?:实有数|共)?(\d+)人/],
  ['离退休人数', 'retired staff', /离退休人员(?:实有数|共)?(\d+)人/],
]

/** N08: the basic information counts the staff that the narrative counts. */
const staff: Check = ({ document }) => {
  const own = document.basicSheet?.texts.find(({ about }) => about === 'staff')?.paragraph
  if (!own) return []
  return counted.flatMap(([zh, en, form]): Finding[] => {
    const said = form.exec(tight(own.text))?.[1]
    const told = telling(document).find((paragraph) => form.test(tight(paragraph.text)))
    const count = told && form.exec(tight(told.text))?.[1]
    if (!said || !count || said === count) return []
    return [
      found('N08', own.line, {
        place: part,
        found: { zh: `${zh} ${said} 人`, en: `${said} ${en}` },
        expected: { zh: `说明为 ${count} 人`, en: `${count} in the narrative` },
        computation: `L${told.line}`,
      }),
    ]
  })
}

/** P10: where the narrative or the year's tasks name an indicator with its value, it is the sheet's target. */
const targets: Check = ({ document }) => {
  const known = new Map<string, Goal>()
  for (const goal of document.goals.flatMap(({ goals }) => goals))
    if (goal.name.length >= 5 && !known.has(goal.name)) known.set(goal.name, goal)
  const texts: readonly Paragraph[] = [
    ...telling(document),
    ...(document.basicSheet?.texts.map(({ paragraph }) => paragraph) ?? []),
  ]
  return [...known.values()].flatMap((goal) =>
    texts.flatMap((paragraph): Finding[] => {
      const at = paragraph.text.indexOf(goal.name)
      if (at < 0) return []
      const behind = paragraph.text.slice(at + goal.name.length)
      const said = /^[为达到不低于≥=]{0,4}\s*(\d+(?:\.\d+)?)(%|次|件|人|个|场|份)/.exec(behind)
      const target = /(\d+(?:\.\d+)?)\s*(%|次|件|人|个|场|份)/.exec(goal.target)
      if (!said || !target || said[2] !== target[2] || Number(said[1]) === Number(target[1])) return []
      return [
        found('P10', lineAt(paragraph, at), {
          place: near(paragraph),
          found: `${goal.name}${said[0]}`,
          expected: { zh: `目标表为 ${goal.target}`, en: `${goal.target} in the sheet of targets` },
          computation: `L${goal.line}`,
        }),
      ]
    }),
  )
}

/** P12: where the whole department is said to have targets, its sheet is there. */
const wholeSheet: Check = ({ document }) => {
  const said = /编制了?整体绩效目标/
  const claim = telling(document).find(({ text }) => said.test(text))
  if (!claim || document.kind !== 'budget' || document.goals.some(({ whole }) => whole)) return []
  return [
    found('P12', lineAt(claim, claim.text.search(said)), {
      place: near(claim),
      found: { zh: '没有部门整体支出绩效目标表', en: 'no sheet of targets of the whole department' },
      expected: { zh: '说明称已编制整体绩效目标', en: 'the narrative says that it was drawn up' },
    }),
  ]
}

export const basicSheet: Check[] = [staff, targets, wholeSheet]
