export const sessionCookie = 'huying_session'

/** Scripts cannot read it, other sites cannot send it; without an age it ends with the browser. */
export const keepSession = (token: string, origin: string): string =>
  `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict${secure(origin)}`

export const dropSession = (origin: string): string =>
  `${sessionCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure(origin)}`

const secure = (origin: string): string => (origin.startsWith('https:') ? '; Secure' : '')

/** The session's token in a `Cookie` header. */
export const tokenIn = (header: string | string[] | undefined): string | undefined =>
  new RegExp(`(?:^|;\\s*)${sessionCookie}=([\\w.-]+)`).exec(String(header ?? ''))?.[1]
