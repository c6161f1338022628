import { readStored, writeStored } from '../../../platform/storage'

const KEY = 'burnt-codes'
/** Longer than any code is good. */
const KEPT_MS = 120_000

interface Burnt {
  code: string
  /** By the phone's clock: only lengths of time are taken from it. */
  at: number
}

/** Kept on the phone, because the server makes codes from the clock alone: started anew, it would show this one again. */
export function burnCode(code: string): void {
  writeStored(KEY, [...burntCodes(), { code, at: Date.now() }])
}

/** Whether somebody may have a picture of it. */
export function isBurnt(code: string): boolean {
  return burntCodes().some((burnt) => burnt.code === code)
}

function isFresh(stored: Partial<Burnt> | null): stored is Burnt {
  return typeof stored?.at === 'number' && Math.abs(Date.now() - stored.at) < KEPT_MS
}

function burntCodes(): Burnt[] {
  const stored = readStored(KEY)
  // Written by `burnCode`, though perhaps by another release's.
  const all = Array.isArray(stored) ? (stored as (Partial<Burnt> | null)[]) : []
  return all.flatMap((each) => (isFresh(each) ? [each] : []))
}
