import { addDays, type BusinessDay, businessDayOf, daysBetween } from '#shared/kernel/business-day'
import { birthdaysOn } from '#shared/loyalty/coupon/grant-days'
import { dueOf, type FollowUpReason, type Offer } from '#shared/reach/follow-up/follow-up'
import { awayOf, awayText } from '#shared/reach/follow-up/guest'
import { type FollowUpRules, followUpRules, ruleOf } from '#shared/reach/follow-up/rules'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import type { Job, JobContext } from '../../../platform/noun/job'
import { rulesInForce } from '../../base/settings/settings.face'
import { listOfStage, listWarned } from '../../insight/score/score.face'
import { listByBirthday } from '../../people/member/member.face'
import { addWithin } from './add.service'
import { countMadeOn } from './follow-up.repository'
import { offerOf } from './offer.service'
import { type Room, roomOf } from './room.service'
import { dropWhoCameBack } from './tidy.service'

type Nightly = Extract<FollowUpReason, 'birthday' | 'at-risk' | 'asleep'>
/** Whoever has a day to be thought of comes first, then who would be missed most. */
const NIGHTLY: readonly Nightly[] = ['birthday', 'at-risk', 'asleep']
/** So many are looked at for a reason in a night: most of them had one lately, or no store. */
const LOOKED_MAX = 300

interface Candidate {
  memberId: string
  source: string
  why: string
  /** Where the fact itself says until when. */
  dueDays?: number
}

/** Whom to speak to, from what the night has found out; each at most once for the same fact. */
export const makeFollowUpsJob: Job = {
  name: 'make-follow-ups',
  title: '安排店员跟进',
  schedule: { kind: 'daily', at: '06:10' },
  async slice(context, checkpoint, budget) {
    const rules = await rulesInForce(context, followUpRules)
    const today = businessDayOf(context.now)
    const on = NIGHTLY.filter((reason) => ruleOf(rules, reason).isOn)
    let at = checkpoint?.today === today ? Number(checkpoint.step) : 0
    let place = checkpoint?.today === today ? Number(checkpoint.place) : 0
    const total = { looked: 0, changed: at === 0 && place === 0 ? await dropWhoCameBack(context) : 0 }
    const room = await roomOf(context, rules)
    let left = rules.limits.perNight - (await countMadeOn(context.db, today))
    for (let reason = on[at]; reason && left > 0; reason = on[at]) {
      const candidates = await candidatesOf(context, reason, rules)
      const offer = await offerOf(context, ruleOf(rules, reason).offer)
      for (; place < candidates.length && left > 0; place += 1) {
        if (budget.isSpent()) return { checkpoint: { today, step: at, place }, isDone: false, ...total }
        const candidate = candidates[place]
        if (!candidate) break
        total.looked += 1
        if (await put(context, { candidate, reason, offer, rules, room })) {
          total.changed += 1
          left -= 1
        }
      }
      at += 1
      place = 0
    }
    return { checkpoint: null, isDone: true, ...total }
  },
}

interface Putting {
  candidate: Candidate
  reason: Nightly
  offer: Offer | null
  rules: FollowUpRules
  room: Room
}

async function put(context: JobContext, { candidate, reason, offer, rules, room }: Putting): Promise<boolean> {
  const { memberId, source, why } = candidate
  const { say, dueDays } = ruleOf(rules, reason)
  const dueAt = dueOf(context.now, { days: candidate.dueDays ?? dueDays, until: rules.hours.until })
  const ask = { memberId, source, why, reason, say, offer, dueAt }
  return (await context.db.transaction((tx) => addWithin(context, tx, ask, room))) === 'added'
}

function candidatesOf(context: JobContext, reason: Nightly, rules: FollowUpRules): Promise<Candidate[]> {
  switch (reason) {
    case 'birthday':
      return withBirthday(context, ruleOf(rules, reason).dueDays)
    case 'at-risk':
      return lessOften(context)
    default:
      return longGone(context, rules.valueFrom)
  }
}

/** Everybody whose birthday is within the days ahead: the source is its year, so that the nights before found the others. */
async function withBirthday({ db, now }: JobContext, dueDays: number): Promise<Candidate[]> {
  const today = businessDayOf(now)
  const found: Candidate[] = []
  for (let ahead = 0; ahead <= dueDays; ahead += 1) {
    const day = addDays(today, ahead)
    const hashes = birthdaysOn(day).map((birthday) => lookupHash('birthday', birthday))
    const members = await listByBirthday(db, hashes, null, LOOKED_MAX)
    const source = `birthday:${day.slice(0, 4)}`
    found.push(...members.map(({ _id: memberId }) => ({ memberId, source, why: '生日就在这几天', dueDays: ahead })))
  }
  return found.slice(0, LOOKED_MAX)
}

/** Of whom the score warns, those who break a habit of their own: it is what a clerk can say without a figure of the shop's. */
async function lessOften(context: JobContext): Promise<Candidate[]> {
  const today = businessDayOf(context.now)
  const warned = await listWarned(context)
  return warned.slice(0, LOOKED_MAX).flatMap(({ _id: memberId, facts: { firstDay, lastDay, purchaseDays } }) => {
    const away = awayOf({ purchaseDays, habitDays: daysBetween(firstDay, lastDay) }, daysBetween(lastDay, today))
    return away ? [{ memberId, source: `at-risk:${lastDay}`, why: awayText(away) }] : []
  })
}

async function longGone({ db, now }: JobContext, valueFrom: number): Promise<Candidate[]> {
  const today: BusinessDay = businessDayOf(now)
  const asleep = await listOfStage(db, { stage: 'asleep', valueFrom }, LOOKED_MAX)
  return asleep.map(({ _id: memberId, facts }) => ({
    memberId,
    source: `asleep:${facts.lastDay}`,
    why: `以前来过 ${facts.purchaseDays} 次，有 ${daysBetween(facts.lastDay, today)} 天没来了`,
  }))
}
