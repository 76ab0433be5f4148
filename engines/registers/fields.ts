import { z } from 'zod'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import type { Text } from '#kernel/errors.ts'

/**
 * The fields of registers, with the marks their forms are drawn from: `label`, `help`, `measure` (the unit a
 * number is counted in), `long`, and what a value refers to: `unit`, `class`, `cell`, `entry`, `place`, `account`,
 * `photo`. `personal` says of what kind a personal value is.
 */
type About = {
  label: Text
  /** What to write, for those who do it the first time. */
  help?: Text
}

/** Numbers of persons in it are hidden where it is kept; `toldOutside`: it says whom residents may call. */
export const textField = (max: number, about: About & { long?: boolean; toldOutside?: boolean }) => {
  const { toldOutside = false, ...meta } = about
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .meta({ ...meta, free: toldOutside ? 'public' : 'inside' })
}

/** The name of a person: encrypted at rest, masked wherever it is read, opened with a reason. */
export const personField = (about: About) =>
  z
    .string()
    .trim()
    .min(1)
    .max(50)
    .meta({ ...about, personal: 'name' })

/** The number of a person, kept as a name is; its mask is taken for what stands there already. */
export const phoneField = (about: About) =>
  z
    .string()
    .trim()
    .regex(/^[+＋]?[\d０-９*][\d０-９*\s()（）-]{4,24}$/, '电话号码格式不正确 / not a phone number')
    .meta({ ...about, personal: 'phone' })

export const numberField = (about: About & { measure?: Text; least?: number; most?: number }) => {
  const { least = -1e12, most = 1e12, ...meta } = about
  return z.number().min(least).max(most).meta(meta)
}

export const yesNoField = (about: About) => z.boolean().meta(about)

/** A day, written 2026-03-02. */
export const dayField = (about: About) => z.iso.date().meta(about)

export const choiceField = <const T extends Record<string, Text>>(options: T, about: About) =>
  z.enum(Object.keys(options) as [keyof T & string, ...(keyof T & string)[]]).meta({ ...about, options })

/** A unit of the organisation, kept by its id. */
export const unitField = (about: About) =>
  z
    .int()
    .positive()
    .meta({ ...about, unit: 'all' })

/** A class of the catalogue: edition, kind and code, since editions share their numbers. */
export const classField = (kinds: readonly string[], about: About) =>
  z.object(classKeyShape.shape).meta({ ...about, class: true, kinds })

export const classesField = (kinds: readonly string[], about: About, most = 20) =>
  z
    .array(z.object(classKeyShape.shape).meta({ class: true, kinds }))
    .max(most)
    .meta(about)

/** A unit grid cell, by its code of fifteen digits (GB/T 47678.3). */
export const cellField = (about: About) =>
  z
    .string()
    .regex(/^\d{14,15}$/)
    .meta({ ...about, cell: true })

/** An entry of a register, by its key. */
export const entryField = (register: string, about: About) =>
  z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ ...about, entry: register })

/** Somebody who holds a post, kept by the account. */
export const accountField = (post: string, about: About) =>
  z
    .int()
    .positive()
    .meta({ ...about, account: post })

/** Photos, each kept by the SHA-256 of its bytes, as `POST /files` answered it. */
export const photosField = (about: About, most = 9) =>
  z
    .array(
      z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ photo: true }),
    )
    .max(most)
    .meta(about)

/** A point on the ground: degrees of WGS84. */
export const placeField = (about: About) =>
  z
    .object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
    .meta({ ...about, place: true })
