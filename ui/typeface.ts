/** As systems call the Chinese typefaces they bring along: by family, and by the name of the one face. */
const ownOfSystems = [
  'Noto Sans SC',
  'PingFang SC',
  'PingFangSC-Regular',
  'HarmonyOS Sans SC',
  'Microsoft YaHei',
  'MicrosoftYaHei',
  'Noto Sans CJK SC',
  'NotoSansCJKsc-Regular',
  'Source Han Sans SC',
  'Source Han Sans CN',
]

/**
 * Fetches our typeface where the machine has no Chinese one. Nearly every machine has: it is not even told the list
 * of the parts, which alone is 32 kB packed.
 */
export async function fetchTypeface(): Promise<void> {
  const local = ownOfSystems.map((name) => `local('${name}')`).join(', ')
  const isThere = await new FontFace('of this machine', local).load().catch(() => undefined)
  // Without it a text stands in what the browser finds: not worth a word to the reader.
  if (!isThere) await import('@fontsource-variable/noto-sans-sc').catch(() => undefined)
}
