import { Button } from 'antd'
import { setLanguage, useLanguage } from './words.ts'

/** Each language is named in itself: who needs the switch cannot read the other. */
export function LanguageSwitch() {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" lang={other} onClick={() => setLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  )
}
