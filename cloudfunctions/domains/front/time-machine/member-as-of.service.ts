import { couponsAsOf, ledgerAsOf, segmentsAsOf } from '#shared/front/time-machine/as-of'
import { tagRules } from '#shared/insight/tag/rules'
import { type BusinessDay, businessDayOf, endOfDay } from '#shared/kernel/business-day'
import { tierAsOf } from '#shared/ledger/tier/as-of'
import { tierRules } from '#shared/ledger/tier/rules'
import { growthValue } from '#shared/ledger/tier/tier'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce, versionAt } from '../../base/settings/settings.face'
import { listChangesOfMember } from '../../insight/segment/segment.face'
import { findAccount, findPortrait } from '../../ledger/account/account.face'
import { allEntries } from '../../ledger/points/points.face'
import { listEntriesOfMember, listOfMember } from '../../loyalty/coupon/coupon.face'

const COUPONS_MAX = 500
const EVENTS_MAX = 1000
const CHANGES_MAX = 1000

/** A member as of the end of a day, made from what is only ever appended. @throws DomainError MEMBER_NOT_FOUND */
export async function memberAsOf(context: Context, { memberId, day }: { memberId: string; day: BusinessDay }) {
  const { db, now } = context
  const account = await findAccount(db, memberId)
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
  const endAt = Math.min(endOfDay(day), now)
  const ledger = ledgerAsOf(await allEntries(db, memberId), endAt)
  const { value: tiers, version: rulesVersion } = await versionAt(context, tierRules, endAt)
  const isToday = day >= businessDayOf(now)
  const tierKey = isToday ? account.tier.key : tierAsOf(account.joinedDay, ledger.growth, day, tiers).key
  const coupons = await listOfMember(db, memberId, COUPONS_MAX)
  const events = await listEntriesOfMember(db, memberId, endAt, EVENTS_MAX)
  const portrait = await findPortrait(db, memberId)
  const changes = await listChangesOfMember(db, memberId, CHANGES_MAX)
  const { tags } = await rulesInForce(context, tagRules)
  const nameOf = (key: string) => tags.find((tag) => tag.key === key)?.name ?? key
  await recordLook(context, { action: 'time-machine.getMember', subject: memberId, storeId: null })
  const { growth, points, entries } = ledger
  return {
    memberId,
    day,
    joinedDay: account.joinedDay,
    points: { ...points, entries },
    growth: growthValue(growth, day, tiers),
    tier: { key: tierKey, name: tiers.tiers.find(({ key }) => key === tierKey)?.name ?? tierKey, rulesVersion },
    coupons: couponsAsOf(coupons, events, endAt).map(({ coupon: { _id, rules, issuedAt, untilAt }, status }) => {
      return { couponId: _id, title: rules.title, status, issuedAt, untilAt }
    }),
    tags: (portrait?.tags ?? [])
      .filter(({ sinceDay }) => sinceDay <= day)
      .map(({ key, sinceDay }) => ({ key, name: nameOf(key), sinceDay })),
    segmentIds: segmentsAsOf(portrait?.segmentIds ?? [], changes, day),
    limits: [
      ...(isToday ? [] : ['标签只留现在的：那天有、后来没有了的，不在里面']),
      ...(isToday ? [] : ['等级按那天在用的规则、逐月重算：当月里哪一天升的级看不出来，中间改过规则也按那天的规则算']),
      ...(changes.length > 0 || isToday ? [] : ['人群进出只留 400 天']),
      ...(coupons.length < COUPONS_MAX && events.length < EVENTS_MAX ? [] : ['券很多，只看了前面的']),
      ...(account.status === 'merged' ? ['这份资料已经合并到另一份'] : []),
    ],
  }
}
