import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { useWords } from '#ui/words.ts'
import { NoticeList } from './notice-list.tsx'
import './notices.css'
import { useNotices } from './use-notices.ts'
import { noticeWords } from './words.ts'

/** What happened to cases of mine without my doing, unread: a click away on every page. */
export function NoticeBell() {
  const say = useWords(noticeWords)
  const [open, setOpen] = useState(false)
  const { notices } = useNotices()
  const label = say('unread', { count: notices.length })
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<NoticeList onClose={() => setOpen(false)} />}
    >
      <Button
        type="text"
        className="notice-bell"
        aria-label={label}
        aria-expanded={open}
        title={label}
        icon={
          <Badge count={notices.length} size="small" overflowCount={99} offset={[2, 0]}>
            <BellOutlined aria-hidden />
          </Badge>
        }
      />
    </Popover>
  )
}
