import { createHash } from 'node:crypto'
import * as z from 'zod'
import { readSmallFile, writeSmallFile } from '../small-file'

/** Somebody with a phone in their hand: the WeChat account that this machine plays. */
export interface Person {
  /** How a page names the person: `?as=<id>` and the header `x-changlai-person`. */
  id: string
  name: string
  openid: string
  unionid: string
  /** What the official phone button would give. */
  phone: string
  /** One line for the switcher, such as 店员 or 新访客. */
  note: string
}

export interface People {
  list(): Person[]
  /** The person with this id; an unknown id becomes a new visitor. */
  personOf(id: string): Person
  /** A visitor nobody has seen yet. */
  createVisitor(): Person
  /** Adds or replaces people by id. */
  add(people: readonly PersonSeed[]): void
  clear(): void
}

export const personSeedSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().min(1).max(40),
  openid: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  unionid: z.string().max(64).optional(),
  phone: z.string().max(20).optional(),
  note: z.string().max(40).optional(),
})

export type PersonSeed = z.infer<typeof personSeedSchema>

const MOST_PEOPLE = 500

/** Kept in the given file, or in memory only. */
export function openPeople(file: string | null): People {
  const people = new Map<string, Person>()
  const save = () => {
    if (file !== null) writeSmallFile(file, [...people.values()])
  }
  const add = (seeds: readonly PersonSeed[]) => {
    for (const seed of seeds) people.set(seed.id, personFrom(seed))
    for (const id of people.keys()) if (people.size > MOST_PEOPLE) people.delete(id)
    save()
  }
  const personOf = (id: string): Person => {
    const known = people.get(id)
    if (known) return known
    const seed = { id, name: `新访客 ${people.size + 1}`, note: '新访客' }
    add([seed])
    return personFrom(seed)
  }
  const kept = file === null ? null : readSmallFile(file, z.array(personSeedSchema))
  if (kept) add(kept)
  return {
    list: () => [...people.values()],
    personOf,
    createVisitor: () => personOf(`visitor-${Math.random().toString(36).slice(2, 12)}`),
    add,
    clear: () => {
      people.clear()
      save()
    },
  }
}

/**
 * A WeChat account that belongs to the id for ever, so that a phone keeps its identity over a reset. The letter in
 * front matters: the SDK turns a value of digits only into a number.
 */
function personFrom({ id, name, openid, unionid, phone, note = '' }: PersonSeed): Person {
  const digest = createHash('sha256').update(id).digest()
  const text = digest.toString('base64url')
  const number = String(digest.readUInt32BE(0) % 100_000_000).padStart(8, '0')
  return {
    id,
    name,
    openid: openid ?? `o${text.slice(0, 27)}`,
    unionid: unionid ?? `u${text.slice(15, 42)}`,
    phone: phone ?? `138${number}`,
    note,
  }
}
