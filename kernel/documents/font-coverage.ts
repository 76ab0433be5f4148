/** Answers whether a TrueType font has a glyph for a code point: reads its `cmap`, formats 4 and 12 (OpenType 1.9). */
export function coverage(font: Buffer): (codePoint: number) => boolean {
  const table = tableAt(font, 'cmap')
  const known: Set<number> = new Set()
  for (let i = 0; i < font.readUInt16BE(table + 2); i += 1) {
    const at = table + font.readUInt32BE(table + 4 + 8 * i + 4)
    const format = font.readUInt16BE(at)
    if (format === 4) segments(font, at, known)
    else if (format === 12) groups(font, at, known)
  }
  return (codePoint) => known.has(codePoint)
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const entry = 12 + 16 * i
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

/** Format 4: segments with a start, an end and a shift, or a list of glyphs; glyph 0 means none. */
function segments(font: Buffer, at: number, known: Set<number>): void {
  const doubled = font.readUInt16BE(at + 6)
  for (let i = 0; i < doubled; i += 2) {
    const end = font.readUInt16BE(at + 14 + i)
    const start = font.readUInt16BE(at + 16 + doubled + i)
    const shift = font.readUInt16BE(at + 16 + 2 * doubled + i)
    const listAt = at + 16 + 3 * doubled + i
    const offset = font.readUInt16BE(listAt)
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph = offset ? font.readUInt16BE(listAt + offset + 2 * (code - start)) : (code + shift) & 0xffff
      if (glyph) known.add(code)
    }
  }
}

function groups(font: Buffer, at: number, known: Set<number>): void {
  for (let i = 0; i < font.readUInt32BE(at + 12); i += 1) {
    const group = at + 16 + 12 * i
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code += 1) known.add(code)
  }
}
