import { invariant } from '#shared/kernel/invariant'

/**
 * Four keys of 32 bytes, base64, from the function's environment: one seals fields, one makes look-up hashes, one signs
 * the codes that members show, one knows again who was a member before. They are set when the function is created and
 * never stand in the repository or the database.
 *
 * While a key is being changed for another one, a variable of the same name with `_OTHER` holds the second: first the
 * new one, so that every function understands it before any uses it; after the change the old one, until nothing is
 * left that needs it (decision 0058).
 */
export const OTHER_KEY = '_OTHER'

/** First the key that seals; behind it, while keys are being changed, the one that can still (or already) open. */
export const fieldKeys = (): Keys => keysFrom('CHANGLAI_FIELD_KEY')

/** Never changed while a shop is open: ids are made with it, some of them from values that nobody keeps. */
export function hashKey(): Buffer {
  return keyFrom('CHANGLAI_HASH_KEY')
}

/** First the key that signs. The other one keeps codes good that phones are showing at the moment keys change. */
export const codeKeys = (): Keys => keysFrom('CHANGLAI_CODE_KEY')

/** Only for recognizing people who have left: without it, the counts that stay lead to nobody. */
export const personKeys = (): Keys => keysFrom('CHANGLAI_PERSON_KEY')

type Keys = readonly [Buffer, ...Buffer[]]

function keysFrom(name: string): Keys {
  const other = `${name}${OTHER_KEY}`
  return process.env[other] ? [keyFrom(name), keyFrom(other)] : [keyFrom(name)]
}

function keyFrom(name: string): Buffer {
  const key = Buffer.from(process.env[name] ?? '', 'base64')
  invariant(key.length === 32, `the environment variable ${name} holds 32 bytes in base64`)
  return key
}
