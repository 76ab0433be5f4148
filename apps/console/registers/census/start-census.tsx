import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#ui/session.ts'
import { useWords } from '#ui/words.ts'
import { StartDialog } from './start-dialog.tsx'
import { censusWords } from './words.ts'

/** The button that starts a census, for those who may; then its page. */
export function StartCensus() {
  const say = useWords(censusWords)
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  if (!may('grid.edit')) return null
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {say('start')}
      </Button>
      {open && (
        <StartDialog
          onClose={() => setOpen(false)}
          onStarted={(census) => void navigate({ to: '/census/$census', params: { census } })}
        />
      )}
    </>
  )
}
