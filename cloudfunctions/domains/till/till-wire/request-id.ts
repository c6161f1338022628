import { randomUUID } from 'node:crypto'
import { lookupHash } from '../../../platform/crypto/field-cipher'

const LENGTH = 32

/**
 * The id of an act is made of the numbers that the till has given it, so that a retry is known whatever key and nonce it comes with.
 * A sale and its preview are one act, as at a clerk's phone; a refund has a number of its own.
 */
export function requestIdOf(storeId: string, action: string, input: Readonly<Record<string, unknown>>): string {
  const { number, refundNumber } = input
  if (typeof number !== 'string') return randomUUID()
  const act = ACTS[action]
  if (act === undefined) return randomUUID()
  const parts = [storeId, act, number, ...(typeof refundNumber === 'string' ? [refundNumber] : [])]
  return `till-${lookupHash('till-act', parts.join('\n')).slice(0, LENGTH)}`
}

const ACTS: Readonly<Record<string, string>> = {
  'till-wire.preview': 'sale',
  'till-wire.cancelPreview': 'sale',
  'till-wire.sell': 'sale',
  'till-wire.refund': 'refund',
  'till-wire.undo': 'undo',
}
