import { Logger } from 'graphile-worker'

export type JobLog = (level: 'error' | 'warning', message: string) => void

/** The queue speaks of every job; only its warnings and errors are passed on. */
export const loggerTo = (log: JobLog): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(level, message)
  })

export const quietLogger = loggerTo(() => {})
