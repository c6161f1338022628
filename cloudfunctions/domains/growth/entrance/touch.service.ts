import { channelOf } from '#shared/growth/entrance/channel'
import type { entranceContract } from '#shared/growth/entrance/contract'
import { type Entrance, IN_STORE, INVITER_PREFIX, readEntranceKey } from '#shared/growth/entrance/entrance'
import type { Touch } from '#shared/growth/entrance/touch'
import { businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { MemberContext } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'
import { admit } from '../../people/member/member.face'
import { findEntrance } from './entrance.repository'
import { insertTouch, listTouchesOf } from './touch.repository'
import { traceOf } from './trace.service'

type TouchInput = ParsedInput<(typeof entranceContract)['entrance.recordTouch']>

const APP_ID = /^wx[0-9a-f]{16}$/
const VISITS_PER_DAY_MAX = 100

/** Notes a visit, once by its id, up to what a phone may leave behind in a day. Identity, entrance if there is one, visit: three round trips. */
export async function recordTouch(context: MemberContext, told: TouchInput) {
  const { db } = context
  const key = readEntranceKey(told.key)
  const entrance = key === null ? null : await findEntrance(db, key)
  // A visit that is not kept still leads where its code leads.
  const isKept = (await admit(context, context.tally, 'touches', 1)) > 0
  if (isKept) await isNew(insertTouch(db, toTouch(context, told, entrance)))
  return {
    target: entrance?.isOpen && entrance.target !== 'home' ? entrance.target : null,
    storeId: entrance?.storeId ?? null,
  }
}

function toTouch({ memberId, caller, now }: MemberContext, told: TouchInput, entrance: Entrance | null): Touch {
  const at = now - told.agoMs
  const scene = told.scene ?? null
  const isByInvitation = Boolean(told.inviter) || told.key?.startsWith(INVITER_PREFIX) === true
  const hasUnknownKey = Boolean(told.key) && entrance === null
  return {
    _id: `${memberId}:${told.touchId}`,
    memberId,
    sessionId: told.sessionId,
    channel: channelOf({ entranceChannel: entrance?.channel ?? null, hasUnknownKey, isByInvitation, scene }),
    key: entrance?._id ?? null,
    storeId: entrance?.storeId ?? null,
    isInStore: entrance !== null && entrance.storeId !== null && IN_STORE.includes(entrance.placement),
    scene,
    referrerAppId: told.referrerAppId && APP_ID.test(told.referrerAppId) ? told.referrerAppId : null,
    ...traceOf(caller, told.deviceKey),
    at,
    day: businessDayOf(at),
    receivedAt: now,
  }
}

/** The store in which a code was scanned on the day of `at`, up to then; null when there was none. */
export async function storeVisitedOn(db: Db, memberId: string, at: number): Promise<string | null> {
  const day = businessDayOf(at)
  const span = { fromAt: startOfDay(day), toAt: endOfDay(day) }
  const visits = await listTouchesOf(db, memberId, span, VISITS_PER_DAY_MAX)
  return visits.find(({ isInStore }) => isInStore)?.storeId ?? null
}
