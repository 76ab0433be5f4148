import type { Block, Table } from './block.ts'

/** What only a written document has: readers bring none of these. */
export interface Picture {
  kind: 'picture'
  svg: string
  /** What programs show that cannot draw the SVG. */
  png: Uint8Array
  /** In points. */
  width: number
  height: number
  /** What it shows, for those who do not see it. */
  alt: string
}

/** What follows stands on a new page, upright or across. */
export interface NewPage {
  kind: 'new-page'
  landscape: boolean
}

/** A line that stands in the middle or at the right: a caption, a signature. */
export interface Line {
  kind: 'line'
  text: string
  align: 'left' | 'center' | 'right'
  /** In points; the body's size unless said. */
  size?: number
}

/** A table with its look: how many rows are repeated as its head, the size of its text in points, its columns in parts of the whole. */
export interface LaidTable extends Table {
  look?: { headerRows?: number; size?: number; widths?: readonly number[] }
}

export type WrittenBlock = Exclude<Block, Table> | LaidTable | Picture | NewPage | Line
