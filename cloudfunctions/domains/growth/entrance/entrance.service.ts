import { createHash } from 'node:crypto'
import type { entranceContract } from '#shared/growth/entrance/contract'
import { ENTRANCE_KEY_LENGTH, type Entrance, withEarlier } from '#shared/growth/entrance/entrance'
import type { ParsedInput } from '#shared/kernel/contract'
import { ID_ALPHABET } from '#shared/kernel/id-alphabet'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { requireStores } from '../../people/staff/staff.face'
import { pictureOf, pictureOrWish } from './code-picture.service'
import { changeEntrance, findEntrance, insertEntrance, pageEntrances } from './entrance.repository'

type Contract = typeof entranceContract
const TICK_MS = 300_000
const TICK_OFFSET_MS = 20_000
const PAGE_SIZE = 50
/** Of 32⁸ keys two meet once in a very long while; more often than this is no accident. */
export const TRIES_MAX = 5

/** Makes an entrance. The key comes from the request, so that a request sent again answers the same entrance. */
export async function createEntrance(context: Context, input: ParsedInput<Contract['entrance.create']>) {
  const { db, now, requestId } = context
  if (input.storeId !== null) await requireStores(db, [input.storeId])
  const made = { ...input, isOpen: true, requestId, createdAt: now, updatedAt: now }
  for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
    const entrance: Entrance = { ...made, _id: keyOf(requestId, attempt) }
    if (await isNew(insertEntrance(db, entrance))) return { entrance: toView(entrance) }
    const known = await findEntrance(db, entrance._id)
    if (known?.requestId === requestId) return { entrance: toView(known) }
  }
  throw new DomainError('BUSY')
}

/** Changes what the key leads to and is counted under, from now on. */
export async function changeEntranceOf(
  { db, now }: Context,
  { key, by, ...changes }: ParsedInput<Contract['entrance.change']>,
) {
  if (typeof changes.storeId === 'string') await requireStores(db, [changes.storeId])
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const known = changes.channel === undefined ? null : await findEntrance(db, key)
  // Who joined by it before stays with what it was counted under then.
  const isOther = known !== null && known.channel !== changes.channel
  const set = { ...Object.fromEntries(given), ...(isOther && { earlier: withEarlier(known, now) }) }
  // How many were changed says nothing: a change that is there already changes none.
  await changeEntrance(db, key, { ...set, by, updatedAt: now })
  return { entrance: toView(await getEntrance(db, key)) }
}

export async function listEntrances({ db }: Context, afterKey: string | undefined) {
  const page = await pageEntrances(db, afterKey ?? null, PAGE_SIZE)
  return { entrances: page.map(toView), nextAfterKey: nextAfterId(page, PAGE_SIZE) }
}

/** The picture to print. What it carries is the key alone, so that it never has to be printed again. */
export async function getEntranceCode(context: Context, key: string) {
  await getEntrance(context.db, key)
  const isPhone = context.caller.kind === 'phone'
  const handed = await (isPhone ? pictureOf(context, key) : pictureOrWish(context, key))
  if (handed) return { key, scene: key, ...handed, readyAt: null }
  return { key, scene: key, fileId: null, picture: null, readyAt: nextTickAt(context.now) }
}

/** The timer of `jobs`: twenty seconds after every fifth minute. */
function nextTickAt(now: number): number {
  return Math.floor((now - TICK_OFFSET_MS) / TICK_MS) * TICK_MS + TICK_MS + TICK_OFFSET_MS
}

async function getEntrance(db: Context['db'], key: string): Promise<Entrance> {
  const entrance = await findEntrance(db, key)
  if (!entrance) throw new DomainError('ENTRANCE_NOT_FOUND')
  return entrance
}

export function keyOf(requestId: string, attempt: number): string {
  const bytes = createHash('sha256').update(`entrance:${requestId}:${attempt}`).digest()
  return [...bytes.subarray(0, ENTRANCE_KEY_LENGTH)].map((byte) => ID_ALPHABET.charAt(byte % 32)).join('')
}

function toView({ _id, title, placement, channel, storeId, target, isOpen, createdAt, updatedAt }: Entrance) {
  return { key: _id, title, placement, channel, storeId, target, isOpen, createdAt, updatedAt }
}
