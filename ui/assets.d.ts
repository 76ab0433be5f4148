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

interface ImportMeta {
  /** Files of the bundle by a pattern of their paths; Vite puts the addresses in. */
  glob: <T>(pattern: string, options: { query: '?url'; import: 'default'; eager: true }) => Record<string, T>
}
