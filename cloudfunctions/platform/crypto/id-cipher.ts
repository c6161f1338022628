import { createHmac } from 'node:crypto'
import { CODE_ALPHABET, isChecked, withCheck } from '#shared/kernel/checked-code'
import { ID_ALPHABET, MEMBER_CODE_LENGTH } from '#shared/kernel/id-alphabet'
import { hashKey } from './keys'

/** Of a covered id: 11 characters for its 50 bits, and a check character. */
export const COVERED_LENGTH = 12

const HALF_BITS = 25n
const HALF = 1n << HALF_BITS
const ROUNDS = 8
const BASE = BigInt(CODE_ALPHABET.length)

/**
 * A member's code, encrypted so that only this shop can read it: an eight-round Feistel network over
 * the id's 50 bits (Luby and Rackoff, 1988) with HMAC-SHA256 as its round function. So an invitation says nothing of
 * the member's number, is the same for ever, and is looked up without a record of its own.
 * @param code 10 characters of the id alphabet
 */
export function cover(purpose: string, code: string): string {
  let number = [...code].reduce((sum, character) => sum * 32n + BigInt(ID_ALPHABET.indexOf(character)), 0n)
  number = feistel(purpose, number, [...Array(ROUNDS).keys()])
  let text = ''
  for (let place = 1; place < COVERED_LENGTH; place += 1) {
    text = CODE_ALPHABET.charAt(Number(number % BASE)) + text
    number /= BASE
  }
  return withCheck(text)
}

/** The code that was covered; null if the text was not made here. */
export function uncover(purpose: string, text: string): string | null {
  const isForm = text.length === COVERED_LENGTH && [...text].every((character) => CODE_ALPHABET.includes(character))
  if (!isForm || !isChecked(text)) return null
  const body = [...text.slice(0, -1)]
  let number = body.reduce((sum, character) => sum * BASE + BigInt(CODE_ALPHABET.indexOf(character)), 0n)
  if (number >= HALF * HALF) return null
  number = swapped(feistel(purpose, swapped(number), [...Array(ROUNDS).keys()].reverse()))
  let code = ''
  for (let place = 0; place < MEMBER_CODE_LENGTH; place += 1) {
    code = ID_ALPHABET.charAt(Number(number % 32n)) + code
    number /= 32n
  }
  return code
}

function feistel(purpose: string, number: bigint, rounds: readonly number[]): bigint {
  let left = number / HALF
  let right = number % HALF
  for (const round of rounds) [left, right] = [right, left ^ mixed(purpose, round, right)]
  return left * HALF + right
}

/** Decrypting is encrypting with the halves exchanged and the rounds in reverse. */
function swapped(number: bigint): bigint {
  return (number % HALF) * HALF + number / HALF
}

function mixed(purpose: string, round: number, half: bigint): bigint {
  const digest = createHmac('sha256', hashKey()).update(`${purpose}:${round}:${half}`).digest()
  return BigInt(digest.readUInt32BE(0)) % HALF
}
