import { type Decimal, shown } from './decimal.ts'
import { type Figure, inSentence } from './figure.ts'
import { cell, type ReportBlock } from './report.ts'

export interface Bar {
  name: string
  /** One value for each of the chart's series. */
  values: readonly Figure[]
}

export interface ChartOf {
  name: string
  caption: string
  /** What the bars of a group stand for: `2023年度`, `2024年度`. */
  series: readonly string[]
  bars: readonly Bar[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const [width, height, left, foot] = [460, 240, 24, 40]
const colours = ['#8fb3d9', '#1f5fa8', '#d98f4e', '#5b9a6a']
const fonts = `font-family="'Noto Sans SC','Source Han Sans SC','Microsoft YaHei',sans-serif"`

/** Bars in groups, drawn to scale from the figures themselves; each bar bears its value. The data go with it. */
export function barChart({ name, caption, series, bars }: ChartOf): ReportBlock {
  return { kind: 'picture', name, caption, svg: svgOf(series, bars), data: dataOf(caption, series, bars) }
}

const dataOf = (caption: string, series: readonly string[], bars: readonly Bar[]) => ({
  kind: 'table' as const,
  title: caption,
  headerRows: 1,
  rows: [
    [cell('项目'), ...series.map((one) => cell(one))],
    ...bars.map((bar) => [cell(bar.name), ...bar.values.map((value) => cell(value))]),
  ],
  widths: [2, ...series.map(() => 1)],
})

function svgOf(series: readonly string[], bars: readonly Bar[]): string {
  const most = Math.max(...bars.flatMap(({ values }) => values.map(({ value }) => shown(value))), 0)
  const group = (width - 2 * left) / Math.max(bars.length, 1)
  const thick = Math.min(56, (group * 0.8) / Math.max(series.length, 1))
  const tall = (value: Decimal): number =>
    most > 0 ? (Math.max(shown(value), 0) / most) * (height - foot - 34) : 0
  const drawn = bars.flatMap((bar, n) => {
    const middle = left + group * (n + 0.5)
    const start = middle - (thick * series.length) / 2
    return [
      ...bar.values.map((figure, s) => {
        const [x, tallness] = [start + s * thick, tall(figure.value)]
        const y = height - foot - tallness
        return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(thick - 4).toFixed(1)}" height="${tallness.toFixed(1)}" fill="${colours[s % colours.length]}"/><text x="${(x + thick / 2 - 2).toFixed(1)}" y="${(y - 5).toFixed(1)}" font-size="10" text-anchor="middle">${escaped(inSentence({ ...figure, unit: 'plain' }))}</text>`
      }),
      `<text x="${middle.toFixed(1)}" y="${height - foot + 15}" font-size="11" text-anchor="middle">${escaped(bar.name)}</text>`,
    ]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${fonts}>${drawn.join('')}<line x1="${left}" y1="${height - foot}" x2="${width - left}" y2="${height - foot}" stroke="#555"/>${legend(series)}</svg>`
}

const legend = (series: readonly string[]): string =>
  series.length < 2
    ? ''
    : series
        .map(
          (one, n) =>
            `<rect x="${left + n * 110}" y="${height - 16}" width="10" height="10" fill="${colours[n % colours.length]}"/><text x="${left + 15 + n * 110}" y="${height - 7}" font-size="11">${escaped(one)}</text>`,
        )
        .join('')
