import { presentMoment } from '#ui/present.ts'
import type { Receipt } from './asking.ts'

const stored = 'huying.receipts'
const most = 20

export interface KeptReceipt extends Receipt {
  at: string
}

/** Receipts of this device, newest first; a terminal that everybody uses keeps none. */
export function keptReceipts(): KeptReceipt[] {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? '[]')
  } catch {
    return []
  }
}

const write = (receipts: KeptReceipt[]): void => localStorage.setItem(stored, JSON.stringify(receipts))

export const keepReceipt = (receipt: Receipt): void =>
  write([{ ...receipt, at: presentMoment().toISOString() }, ...keptReceipts()].slice(0, most))

export const forgetReceipt = (number: string): void =>
  write(keptReceipts().filter((kept) => kept.number !== number))
