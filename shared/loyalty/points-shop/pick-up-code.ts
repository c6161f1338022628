import { charactersFrom, readCode, type TypedCode, withCheck } from '#shared/kernel/checked-code'
import { invariant } from '#shared/kernel/invariant'

/** Five characters and the one that checks them: short enough to be read aloud, long enough among what waits at a store. */
export const PICK_UP_CODE_LENGTH = 6

export function pickUpCodeFrom(bytes: Uint8Array): string {
  const body = charactersFrom(bytes, PICK_UP_CODE_LENGTH - 1)
  invariant(body !== null, 'a signature has enough characters for a short code')
  return withCheck(body)
}

export const readPickUpCode = (typed: string): TypedCode => readCode(typed, PICK_UP_CODE_LENGTH)

/** '8K2M 55', to be read aloud. */
export const spokenPickUpCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
