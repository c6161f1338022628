import { readStored, writeStored } from '../../../platform/storage'

const KEY = 'burnt-codes'
/** Longer than any code is valid. */
const KEPT_MS = 120_000

interface Burnt {
  code: string
  /** By the phone's clock, which is used only for durations. */
  at: number
}

/**
 * Kept on the phone, because the server makes codes from the clock alone: after a restart the same code would appear
 * again.
 */
export function burnCode(code: string): void {
  writeStored(KEY, [...burntCodes(), { code, at: Date.now() }])
}

/** Whether somebody may have a picture of the code. */
export function isBurnt(code: string): boolean {
  return burntCodes().some((burnt) => burnt.code === code)
}

function isFresh(stored: Partial<Burnt> | null): stored is Burnt {
  return typeof stored?.at === 'number' && Math.abs(Date.now() - stored.at) < KEPT_MS
}

function burntCodes(): Burnt[] {
  const stored = readStored(KEY)
  // Written by `burnCode`, but perhaps by that of another release.
  const all = Array.isArray(stored) ? (stored as (Partial<Burnt> | null)[]) : []
  return all.flatMap((each) => (isFresh(each) ? [each] : []))
}
