import { invariant } from '#shared/kernel/invariant'

/**
 * Four keys of 32 bytes, base64, from the function's environment: one seals fields, one makes look-up hashes, one signs
 * the codes that members show, one knows again who was a member before. They are set by hand when the function is created and never stand in the repository or
 * the database.
 */
export function fieldKey(): Buffer {
  return keyFrom('CHANGLAI_FIELD_KEY')
}

export function hashKey(): Buffer {
  return keyFrom('CHANGLAI_HASH_KEY')
}

/** Another one makes the codes that phones show at this moment worthless, and nothing else. */
export function codeKey(): Buffer {
  return keyFrom('CHANGLAI_CODE_KEY')
}

/** For nothing else than to know again who has left: without it, the counts that stay lead to nobody. */
export function personKey(): Buffer {
  return keyFrom('CHANGLAI_PERSON_KEY')
}

function keyFrom(name: string): Buffer {
  const key = Buffer.from(process.env[name] ?? '', 'base64')
  invariant(key.length === 32, `the environment variable ${name} holds 32 bytes in base64`)
  return key
}
