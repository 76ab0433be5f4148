/** The browser's own clock and dice; everything else in `ui/` and the pages takes them from here. */
export const presentMoment = (): Date => new Date()

/** A key that makes a repeated request the same request. */
export const freshKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
