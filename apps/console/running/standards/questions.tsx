import { InputNumber, Radio } from 'antd'
import { useText, useWords } from '#ui/words.ts'
import type { Meaning, Reading, Unit } from './standards.ts'
import { standardsWords } from './words.ts'

interface QuestionsProps {
  questions: Reading['questions']
  open: Meaning['open']
  onAnswer: (open: Meaning['open']) => void
}

const offered = {
  day: ['workDay', 'urgentDay', 'naturalDay'],
  hour: ['workHour', 'urgentHour'],
} as const satisfies Record<string, readonly Unit[]>

/** What the table leaves open: nothing is chosen until a person chooses. */
export function Questions({ questions, open, onAnswer }: QuestionsProps) {
  const say = useWords(standardsWords)
  const text = useText()
  return (
    <ul className="standards-questions">
      {questions.map(({ word, rows, examples, text: question }) => (
        <li key={word}>
          <p>
            <b>{text(question)}</b>
          </p>
          <p className="quiet small">{say('waits', { rows, examples: examples.join('、') })}</p>
          {word === 'at-once' ? (
            <InputNumber
              aria-label={say('atOnce')}
              placeholder={say('atOnce')}
              min={0.5}
              max={240}
              value={open['at-once']?.amount ?? null}
              onChange={(amount) =>
                amount !== null && onAnswer({ ...open, 'at-once': { amount, unit: 'workHour' } })
              }
            />
          ) : (
            <Radio.Group
              aria-label={text(question)}
              value={open[word] ?? null}
              options={offered[word].map((unit) => ({ value: unit, label: say(unit) }))}
              onChange={(event) => onAnswer({ ...open, [word]: event.target.value as Unit })}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
