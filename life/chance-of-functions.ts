import crypto, { createHash } from 'node:crypto'

/**
 * Lets the functions of this process draw their ids and nonces from a seed, as `openShop` lets them read the cloud's
 * clock: they ask Node's crypto and know nothing of it. Begun anew for every act, under the name of the act, so that an
 * act draws the same whatever was done before it.
 */
export interface ChanceOfFunctions {
  begin(act: string): void
  restore(): void
}

export function seedFunctions(seed: number): ChanceOfFunctions {
  const { randomBytes, randomUUID } = crypto
  let act = ''
  let drawn = 0
  const bytes = (count: number): Buffer => {
    const blocks: Buffer[] = []
    for (let have = 0; have < count; have += 32) {
      drawn += 1
      blocks.push(createHash('sha256').update(`${seed}:${act}:${drawn}`).digest())
    }
    return Buffer.concat(blocks).subarray(0, count)
  }
  const uuid = (): ReturnType<typeof randomUUID> => {
    const hex = bytes(16).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  Object.assign(crypto, { randomBytes: bytes, randomUUID: uuid })
  return {
    begin: (name) => {
      act = name
      drawn = 0
    },
    restore: () => void Object.assign(crypto, { randomBytes, randomUUID }),
  }
}
