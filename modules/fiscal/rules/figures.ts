import { type Amount, amountOf } from '#engines/reports/reports.ts'
import type { Paragraph } from '../document.ts'

/** A figure as the narrative writes it, for patterns. */
export const number = String.raw`(\d[\d,]*(?:\.\d+)?)`

export const amount = (text: string | undefined): Amount | undefined => amountOf(text?.replaceAll(',', ''))

/** Where a finding stands, in words. */
export const near = (paragraph: Paragraph): string => `${paragraph.part} ${paragraph.text.slice(0, 24)}`
