import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { CALL_REASONS, CALL_STATES } from '#shared/reach/webhook/call'
import { webhookRules } from '#shared/reach/webhook/rules'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { sumOutcomes } from './call.repository'
import { findDoors } from './door.repository'
import { isAllowed } from './door.service'

const DAYS_SHOWN = 30

export async function listAddresses(context: Context) {
  const { db, now } = context
  const { addresses } = await rulesInForce(context, webhookRules)
  if (addresses.length === 0) return { addresses: [] }
  const doors = await findDoors(
    db,
    addresses.map(({ key }) => key),
  )
  const sums = await sumOutcomes(db, addDays(businessDayOf(now), 1 - DAYS_SHOWN))
  return {
    addresses: addresses.map(({ key, title, url, isOn, tells }) => {
      const door = doors.find(({ _id }) => _id === key)
      const allowed = door && isAllowed({ url, tells }, door) ? { by: door.by, at: door.at } : null
      const calls = sums.flatMap(({ key: outcome, count }) => callsOf(key, outcome, count))
      return { key, title, url, isOn, tells, allowed, calls }
    }),
  }
}

/** `<address>|<state>|<why>` read again; of other addresses nothing. */
function callsOf(key: string, outcome: string, count: number) {
  const [addressKey, stateText, whyText] = outcome.split('|')
  const state = CALL_STATES.find((known) => known === stateText)
  if (addressKey !== key || !state) return []
  return [{ state, why: CALL_REASONS.find((known) => known === whyText) ?? null, count }]
}
