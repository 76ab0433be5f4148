import { useQuery } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import '#ui/form.tsx'
import { Failure, Waiting } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import { type Setting, SettingCard } from './settings/setting-card.tsx'
import { settingsWords } from './settings/words.ts'
import './settings/settings.css'

/** 设置: what a district may set for itself; each with the value it was delivered with. */
export function SettingsPage() {
  const say = useWords(settingsWords)
  const { data, error, refetch } = useQuery({
    queryKey: ['settings'],
    queryFn: () => get<{ settings: Setting[] }>('/settings'),
  })
  if (error && !data) return <Failure error={error} retry={refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        <span className="quiet small">{say('about')}</span>
      </header>
      {data ? (
        <div className="settings">
          {data.settings.map((setting) => (
            <SettingCard key={`${setting.key} ${setting.changedAt}`} setting={setting} />
          ))}
        </div>
      ) : (
        <Waiting />
      )}
    </>
  )
}
