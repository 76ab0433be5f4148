declare module '*.css'
declare module '@fontsource-variable/noto-sans-sc'

declare module '*?worker&url' {
  const url: string
  export = url
}

declare module 'antd/es/locale/*' {
  import type { ConfigProviderProps } from 'antd'
  const locale: NonNullable<ConfigProviderProps['locale']>
  export = locale
}
