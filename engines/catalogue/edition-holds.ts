interface Dated {
  /** First and last day in force; null: not known or open. */
  from: string | null
  until: string | null
  national: boolean
}

/**
 * Whether an edition is in force on a day. A national one of which neither day is known was replaced before the
 * district began to count days: it stays for the cases filed under it. The district's own holds until it says otherwise.
 */
export const editionHolds = ({ from, until, national }: Dated, day: string): boolean =>
  (from === null || from <= day) && (until === null || day <= until) && (!national || Boolean(from ?? until))
