/** Why the database could not be brought up: a stable code and a sentence that says what to do. */
export class PostgresSetupError extends Error {
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'PostgresSetupError'
    this.code = `postgres.${code}`
  }
}

/** The code of a system's or the database's error: `EACCES`, `42501`. */
export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
