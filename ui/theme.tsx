import { App, ConfigProvider, theme } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { isDark, type Preferences, usePreferences } from './preferences.ts'
import { useLanguage } from './words.ts'

/** Gives antd the values of tokens.css, so that colours and sizes are said once. */
export function Theme({ children }: { children: ReactNode }) {
  const preferences = usePreferences()
  const language = useLanguage()
  const config = useMemo(() => themeOf(preferences), [preferences])
  return (
    <ConfigProvider
      theme={config}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

function themeOf(preferences: Preferences) {
  const style = getComputedStyle(document.documentElement)
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const pixels = (name: string) => Number.parseInt(value(name), 10)
  return {
    algorithm: isDark(preferences) ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      // antd waits for the end of its animations: shortening them in CSS would leave its lists off the screen.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: value('font'),
      fontSize: pixels('text-md'),
      colorPrimary: value('accent'),
      colorLink: value('accent-ink'),
      colorError: value('red'),
      colorSuccess: value('green'),
      colorWarning: value('yellow'),
      colorErrorBg: value('red-soft'),
      colorSuccessBg: value('green-soft'),
      colorWarningBg: value('yellow-soft'),
      colorInfoBg: value('accent-soft'),
      colorText: value('ink'),
      colorTextSecondary: value('ink-2'),
      colorTextTertiary: value('ink-3'),
      colorTextPlaceholder: value('ink-3'),
      colorBorder: value('line-strong'),
      colorBorderSecondary: value('line'),
      colorBgBase: value('surface'),
      colorBgContainer: value('surface'),
      colorBgElevated: value('raised'),
      colorBgLayout: value('ground'),
      borderRadius: pixels('radius'),
      controlHeight: pixels('control'),
    },
  }
}
