import type { Text } from '#kernel/errors.ts'
import type { Severity } from '../document.ts'

/** How grave a finding is, in the words of people. */
export const severities: Record<Severity, Text> = {
  error: { zh: '错误', en: 'Error' },
  rounding: { zh: '尾差', en: 'Rounding' },
  implausible: { zh: '存疑', en: 'Implausible' },
  missing: { zh: '缺漏', en: 'Missing' },
  naming: { zh: '名称', en: 'Naming' },
  wording: { zh: '文字', en: 'Wording' },
}
