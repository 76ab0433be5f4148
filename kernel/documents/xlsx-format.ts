import { formatValue, isDateFormat, serialToDate } from 'hucre'
import type { CellValue } from './block.ts'
import { xmlReader, type XmlAttributes } from './xml.ts'
import type { Zip } from './zip.ts'

/** Turns a stored number into what a reader of the sheet sees; `style` is the cell's `s`. */
export interface NumberFormats {
  /** A date is its wall clock read as UTC, as spreadsheets know no time zone. */
  value(stored: number, style: number): CellValue
  text(value: CellValue, style: number): string
}

/** Formats that every spreadsheet knows by number; ECMA-376 part 1, 18.8.30, with those of zh-CN. */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  50: 'yyyy"年"m"月"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** Reads `styles.xml`; `since1904` is the workbook's own reckoning of dates. */
export async function numberFormats(zip: Zip, path: string, since1904: boolean): Promise<NumberFormats> {
  const named = new Map<number, string>()
  const styles: number[] = []
  let inCellStyles = false
  const open = (name: string, attributes: XmlAttributes): void => {
    const id = Number(attributes.get('numFmtId') ?? 0)
    if (name === 'numFmt') named.set(id, attributes.get('formatCode') ?? 'General')
    else if (name === 'cellXfs') inCellStyles = true
    else if (name === 'xf' && inCellStyles) styles.push(id)
  }
  const close = (name: string): void => {
    if (name === 'cellXfs') inCellStyles = false
  }
  if (zip.has(path)) {
    const reader = xmlReader({ open, close, text: () => undefined })
    for await (const chunk of zip.text(path)) reader.write(chunk)
    reader.end()
  }
  const formats = styles.map((id) => {
    const code = named.get(id) ?? builtIn[id] ?? 'General'
    return { code, isDate: isDateFormat(code) && saysADay(code) }
  })
  return {
    value: (stored, style) => (formats[style]?.isDate ? serialToDate(stored, since1904) : stored),
    text: (value, style) => shown(value, formats[style]?.code ?? 'General'),
  }
}

/** `m` is a month unless hours or seconds stand beside it; a time alone is a part of a day, not a date. */
function saysADay(code: string): boolean {
  const signs = code.replace(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\./gi, '')
  return /[yd]/i.test(signs) || (/m/i.test(signs) && !/[hs]/i.test(signs))
}

function shown(value: CellValue, code: string): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  // A double carries 15 digits: 0.1 + 0.2 is shown as 0.3.
  if (typeof value === 'number' && code === 'General') {
    const text = String(value)
    return text.length < 16 ? text : String(Number(value.toPrecision(15)))
  }
  const zero = value === 0 ? code.split(';')[2] : undefined
  if (zero !== undefined && !/[0#]/.test(zero)) return zero.replace(/_.|\*.|["\\?]/g, '').trim()
  return formatValue(value, code).trim()
}
