import { canonicalText } from '#kernel/canonical.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import { dueMessages, markDelivered, markFailed, type Target, targetsOf, type Waiting } from './queries.ts'
import { openSecret, signatureHeader, signatureOf } from './signature.ts'

const timeoutMs = 10_000
const batch = 200
/** At once to one platform. */
const atOnce = 8
const firstPauseMs = 30_000
const longestPauseMs = 3_600_000

/**
 * Sends what is due, at least once, until nothing is: a message that does not arrive is tried again after a
 * pause that doubles up to an hour, for as long as it takes. No transaction is open while the other side thinks.
 */
export async function deliverDue(
  keys: Keys,
  { store, district, now }: { store: Store; district: DistrictId; now: Date },
): Promise<{ sent: number; failed: number }> {
  const told = { sent: 0, failed: 0 }
  for (;;) {
    const { targets, due } = await store.inDistrict(district, async ({ db }) => ({
      targets: new Map((await targetsOf(db, district)).map((target) => [target.code, target])),
      due: await dueMessages(db, district, now, batch),
    }))
    if (due.length === 0) return told
    const waiting = due.values()
    const work = async () => {
      for (const message of waiting) {
        const problem = await post(keys, district, targets.get(message.target)!, message)
        if (problem === undefined) told.sent += 1
        else told.failed += 1
        await store.inDistrict(district, ({ db }) =>
          problem === undefined
            ? markDelivered(db, district, message, now)
            : markFailed(db, district, message, new Date(now.getTime() + pauseMs(message.attempts)), problem),
        )
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
}

const pauseMs = (attempts: number): number =>
  Math.min(firstPauseMs * 2 ** Math.min(attempts, 20), longestPauseMs)

/** Undefined where the other side has taken it; otherwise why not. */
async function post(
  keys: Keys,
  district: DistrictId,
  target: Target,
  { message }: Waiting,
): Promise<string | undefined> {
  try {
    const secret = openSecret(keys, district, target.code, target.secret)
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [signatureHeader]: signatureOf(secret, message) },
      body: canonicalText(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await answer.body?.cancel()
    return answer.ok ? undefined : `answered ${answer.status}`
  } catch (error) {
    const { message: text, cause } = error as Error & { cause?: { code?: string } }
    return cause?.code ?? text
  }
}
