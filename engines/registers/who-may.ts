import { refuse } from '#kernel/errors.ts'
import { refuseLacking } from '#kernel/permissions.ts'
import type { User } from '#kernel/user.ts'
import { type Register, type RegisterAct, registerActs, type Registers } from './define-register.ts'
import { keptByRoom, registerUnknown } from './errors.ts'

type Asking = Pick<User, 'permissions'>

/**
 * The register of an address, for somebody who may. Each register names its own permissions, so that they are
 * asked here and not by the route; who may not even read it learns no more than that.
 */
export function registerFor(registers: Registers, code: string, user: Asking, act: RegisterAct): Register {
  const register = registers.get(code) ?? refuse(registerUnknown, { code })
  const needs = register.may[act] ?? refuse(keptByRoom)
  if (!mayOn(register, user, act)) refuseLacking(needs)
  return register
}

export const actsOf = (register: Register, user: Asking): RegisterAct[] =>
  registerActs.filter((act) => mayOn(register, user, act))

function mayOn({ may }: Register, { permissions }: Asking, act: RegisterAct): boolean {
  const needs = may[act]
  return needs !== undefined && (needs === 'signed-in' || permissions.has(needs))
}
