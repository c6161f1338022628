import type { Entrance } from '#shared/growth/entrance/entrance'
import type { StaffContext } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import { countBroughtBy } from '../../people/member/member.face'
import { getOwnStore } from '../../people/staff/staff.face'
import { pictureOf } from './code-picture.service'
import { changeEntrance, findEntrance, insertEntrance } from './entrance.repository'
import { keyOf, TRIES_MAX } from './entrance.service'

/** What all clerks’ codes are counted under; whose one is says the entrance itself. */
const CHANNEL = 'clerk'

/**
 * The caller’s own code: its key comes from who they are, so that there is one for each, however often it is asked for. Whoever joins by
 * it is theirs. @throws DomainError WRONG_STORE, STORE_NOT_FOUND, CODE_PICTURE_NOT_MADE
 */
export async function getOwnEntrance(context: StaffContext, storeId: string) {
  await getOwnStore(context, storeId)
  const { _id: key } = await ownEntrance(context, storeId)
  const [handed, brought] = [await pictureOf(context, key), await countBroughtBy(context.db, key)]
  return { key, scene: key, ...handed, brought }
}

async function ownEntrance(context: StaffContext, storeId: string): Promise<Entrance> {
  const { db, now, requestId, staff } = context
  const { staffId } = staff
  for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
    const key = keyOf(`clerk:${staffId}`, attempt)
    const known = await findEntrance(db, key)
    if (known && known.staffId !== staffId) continue
    // A clerk who works elsewhere by now brings members there.
    if (known && known.storeId !== storeId) await changeEntrance(db, key, { storeId, updatedAt: now })
    if (known) return { ...known, storeId }
    const when = { requestId, createdAt: now, updatedAt: now }
    const where = { placement: 'other', channel: CHANNEL, target: 'home', storeId } as const
    const made: Entrance = { _id: key, title: `店员码 ${key}`, ...where, isOpen: true, by: '', staffId, ...when }
    if (await isNew(insertEntrance(db, made))) return made
    const other = await findEntrance(db, key)
    if (other?.staffId === staffId) return other
  }
  throw new DomainError('BUSY')
}

/** Whose code it is; null for one of the shop’s. */
export async function clerkOfEntrance(reader: Parameters<typeof findEntrance>[0], key: string): Promise<string | null> {
  return (await findEntrance(reader, key))?.staffId ?? null
}
