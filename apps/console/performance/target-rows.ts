import type { Group, Indicator } from './project-data.ts'

/** A target as it is typed: all texts, empty where there is nothing. */
export type TargetRow = Record<
  | 'first'
  | 'second'
  | 'name'
  | 'measure'
  | 'channel'
  | 'direction'
  | 'target'
  | 'targetUntil'
  | 'wording'
  | 'unit'
  | 'points'
  | 'basis',
  string
>

export const rowOf = (one: Indicator): TargetRow => ({
  ...{ first: one.first, second: one.second, name: one.name, direction: one.direction },
  ...{ measure: one.measure ?? 'typed', channel: one.channel ?? '', target: one.target ?? '' },
  ...{ targetUntil: one.targetUntil ?? '', wording: one.wording, unit: one.unit },
  ...{ points: one.points.replace(/\.?0+$/, ''), basis: one.basis },
})

/** A new target is of the kind of the one before it. */
export const freshRow = (before: TargetRow | undefined): TargetRow => ({
  ...{ first: before?.first ?? 'output', second: before?.second ?? '数量指标', name: '', measure: 'typed' },
  ...{ channel: '', direction: before?.direction ?? 'at-least', target: '', targetUntil: '', wording: '' },
  ...{ unit: before?.unit ?? '', points: '', basis: '' },
})

const isBlank = ({ name, target, wording, points }: TargetRow): boolean =>
  [name, target, wording, points].every((text) => text.trim() === '')

/** As the API takes them; rows that nobody has begun are left out. */
export const sentOf = (rows: readonly TargetRow[]): Record<string, unknown>[] =>
  rows
    .filter((row) => !isBlank(row))
    .map(({ measure, channel, target, targetUntil, direction, ...row }) => ({
      ...row,
      direction,
      measure: measure === 'typed' ? null : measure,
      channel: measure === 'typed' || channel === '' ? null : channel,
      target: direction === 'qualitative' || target === '' ? null : target.trim(),
      targetUntil: direction === 'between' && targetUntil ? targetUntil.trim() : null,
    }))

/** Hundredths of a point, so that sums are exact. */
export const pointsOf = (rows: readonly TargetRow[], group?: Group): number =>
  rows
    .filter(({ first }) => group === undefined || first === group)
    .reduce(
      (all, { points }) =>
        all + (/^\d{1,3}(\.\d{1,2})?$/.test(points) ? Math.round(Number(points) * 100) : 0),
      0,
    )
