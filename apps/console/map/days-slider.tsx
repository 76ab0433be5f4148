import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons'
import { Button, Slider } from 'antd'
import { useEffect, useState } from 'react'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useWords } from '#ui/words.ts'
import { mostDays } from './points.ts'
import { mapWords } from './words.ts'

const dayMs = 86_400_000
const stepMs = 450

type Days = readonly [number, number]

/** 时间轴: between which days the cases were opened; played, a window of the chosen width goes through the days. */
export function DaysSlider({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const say = useWords(mapWords)
  const [playing, setPlaying] = useState(false)
  const [newest, oldest] = days
  useEffect(() => {
    if (!playing) return undefined
    const timer = setTimeout(() => {
      if (newest === 0) return setPlaying(false)
      onChange([newest - 1, oldest - 1])
    }, stepMs)
    return () => clearTimeout(timer)
  }, [playing, newest, oldest, onChange])
  const play = () => {
    if (!playing && newest === 0) {
      const width = Math.min(oldest, 7)
      onChange([mostDays - width, mostDays])
    }
    setPlaying(!playing)
  }
  const dayBefore = (count: number) => dayOf(new Date(presentMoment().getTime() - count * dayMs))
  const until = newest === 0 ? say('today') : dayBefore(newest).slice(5)
  return (
    <div className="days">
      <span className="small" id="map-days">
        {say('days', { from: dayBefore(oldest).slice(5), until })}
      </span>
      <Button
        size="small"
        type="text"
        icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        aria-label={say(playing ? 'pause' : 'play')}
        title={say(playing ? 'pause' : 'play')}
        onClick={play}
      />
      <Slider
        range
        min={0}
        max={mostDays}
        value={[mostDays - oldest, mostDays - newest]}
        tooltip={{ open: false }}
        ariaLabelForHandle={[say('from'), say('until')]}
        onChange={([from = 0, to = mostDays]) => {
          setPlaying(false)
          if (to > from) onChange([mostDays - to, mostDays - from])
        }}
      />
    </div>
  )
}
