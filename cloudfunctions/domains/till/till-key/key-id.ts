import { randomBytes, timingSafeEqual } from 'node:crypto'
import { KEY_ID_TEXT } from '#shared/till/till-key/ring'
import { lookupHash } from '../../../platform/crypto/field-cipher'

const CHECK_LENGTH = 8

/** Ends in a check sum that only this shop can make, so that an invented id is refused without asking the database. */
export function newKeyId(storeId: string): string {
  const begin = `${storeId}.${randomBytes(6).toString('hex')}`
  return begin + checkOf(begin)
}

/** The store of a key that this shop has made; null for any other text. */
export function storeOfKeyId(keyId: string): string | null {
  const [, storeId, , check] = KEY_ID_TEXT.exec(keyId) ?? []
  if (storeId === undefined || check === undefined) return null
  const own = checkOf(keyId.slice(0, -CHECK_LENGTH))
  return timingSafeEqual(Buffer.from(own), Buffer.from(check)) ? storeId : null
}

const checkOf = (begin: string) => lookupHash('till-key', begin).slice(0, CHECK_LENGTH)
