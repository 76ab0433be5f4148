import type { Context } from '#kernel/route.ts'

/** A look at a confidential case is on record, in a list and in the inbox as on its page. */
export function auditLooks(
  { audit }: Pick<Context, 'audit'>,
  rows: readonly { number: string; confidential: boolean }[],
): void {
  const numbers = rows.filter(({ confidential }) => confidential).map(({ number }) => number)
  if (numbers.length > 0) audit(numbers.join(' '), { look: true })
}
