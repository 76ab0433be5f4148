import { Button } from 'antd'
import { useWords } from '#ui/words.ts'
import { registerWords } from './words.ts'

/** Says that the page shows a day of the past, and leads back. */
export function PastNotice({ day, onReturn }: { day: string; onReturn: () => void }) {
  const say = useWords(registerWords)
  return (
    <div className="notice" role="status">
      {say('past', { day })}
      <Button size="small" onClick={onReturn}>
        {say('present')}
      </Button>
    </div>
  )
}
