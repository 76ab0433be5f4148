import type { Module } from '#engines/manifest/manifest.ts'
import { appeals } from '#modules/appeals/module.ts'
import { fiscal } from '#modules/fiscal/module.ts'
import { grid } from '#modules/grid/module.ts'
import { knowledge } from '#modules/knowledge/module.ts'
import { network } from '#modules/network/module.ts'
import { performance } from '#modules/performance/module.ts'

/** The rooms of the house. A new room is one line. */
export const modules: readonly Module[] = [appeals, grid, network, knowledge, fiscal, performance]
