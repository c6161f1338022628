import { businessDayOf, monthOf, parseBusinessDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { audienceRules } from '#shared/loyalty/coupon/audience'
import { birthdayGrantDue, birthdaysToLookUp, grantSource, monthlyGrantDue } from '#shared/loyalty/coupon/grant-days'
import { lookupHash, unseal } from '../../../platform/crypto/field-cipher'
import { DomainError } from '../../../platform/domain-error'
import type { Job, JobContext } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { findAccount, findPortrait, pageAccounts } from '../../ledger/account/account.face'
import { listByBirthday, listWelcomeDue, type Member } from '../../people/member/member.face'
import type { StoredCoupon } from './coupon.repository'
import { queueNotice } from './ending.service'
import { giveIfPossible, templatesOfWay } from './grant.service'
import { asksForPortrait, factsOf } from './member-facts.service'
import type { LiveTemplate } from './template.service'
import { giveWelcome } from './welcome.service'

/** Gives coupons to newcomers whose phone did not fetch them after the first visit. */
export const grantWelcomeJob: Job = {
  name: 'grant-welcome-coupons',
  title: '补发入会券',
  schedule: { kind: 'every', minutes: 5 },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listWelcomeDue(context.db, context.now, afterId, limit),
      act: (member) => giveWelcome(context, member),
    }),
}

/**
 * Gives monthly benefits, one template after the other. It remembers which were given this month, so a template that is
 * opened or resumed later in the month still gets its turn.
 */
export const grantMonthlyJob: Job = {
  name: 'grant-monthly-coupons',
  title: '发放每月权益券',
  schedule: { kind: 'daily', at: '00:30' },
  async slice(context, checkpoint, budget) {
    const today = businessDayOf(context.now)
    const month = monthOf(today)
    const done = checkpoint?.month === month ? String(checkpoint.done).split(' ') : []
    const due = (await templatesOfWay(context, 'monthly')).filter(
      ({ _id, rules }) => monthlyGrantDue(done.includes(_id) ? month : null, today, rules.grants.monthlyDay) !== null,
    )
    const template = due.find(({ _id }) => _id === checkpoint?.templateId) ?? due[0]
    const kept = { month, done: done.join(' ') }
    if (!template) return { checkpoint: kept, isDone: true, looked: 0, changed: 0 }
    const from = checkpoint?.templateId === template._id && checkpoint.month === month ? checkpoint : null
    const sourceId = grantSource({ way: 'monthly', month })
    const slice = await walkSlice(context, from, budget, {
      list: (afterId, limit) => pageAccounts(context.db, afterId, limit),
      act: (account) => giveMonthly(context, template, account, sourceId),
    })
    if (!slice.isDone) return { ...slice, checkpoint: { ...kept, templateId: template._id, ...slice.checkpoint } }
    return { ...slice, checkpoint: { month, done: [...done, template._id].join(' ').trim() }, isDone: due.length === 1 }
  },
}

/** Members whom the rules exclude are sorted out without a round trip, as far as the account tells. */
async function giveMonthly(context: JobContext, template: LiveTemplate, account: Account, sourceId: string) {
  if (account.status !== 'active') return false
  const portrait = asksForPortrait(template.rules.audience) ? await findPortrait(context.db, account._id) : null
  const member = await factsOf(context, account, null, portrait)
  const audience = { ...template.rules.audience, isBirthdayMonth: false }
  if (audienceRules(audience, member, { now: context.now }).some(({ verdict }) => verdict === 'fail')) return false
  return isGiven(await giveIfPossible(context, { template, account, way: 'monthly', sourceId }))
}

/** Birthdays that are near, and those missed while the job did not run. Each brings one coupon of a template. */
export const grantBirthdayJob: Job = {
  name: 'grant-birthday-coupons',
  title: '发放生日券',
  schedule: { kind: 'daily', at: '00:40' },
  async slice(context, checkpoint, budget) {
    const today = businessDayOf(context.now)
    const steps = (await templatesOfWay(context, 'birthday')).flatMap((template) =>
      birthdaysToLookUp(today, template.rules.grants.birthdayLeadDays).map((day) => ({ template, day })),
    )
    let at = checkpoint?.today === today ? Number(checkpoint.step) : 0
    let afterId = checkpoint?.today === today ? (checkpoint.afterId ?? null) : null
    const total = { looked: 0, changed: 0 }
    for (let step = steps[at]; step && !budget.isSpent(); step = steps[at]) {
      const { template, day } = step
      const slice = await walkSlice(context, { afterId }, budget, {
        list: (after, limit) => listByBirthday(context.db, [lookupHash('birthday', day)], after, limit),
        act: (member) => giveForBirthday(context, template, member),
      })
      total.looked += slice.looked
      total.changed += slice.changed
      afterId = slice.checkpoint?.afterId ?? null
      if (slice.isDone) at += 1
    }
    const isDone = at >= steps.length
    return { checkpoint: isDone ? null : { today, step: at, afterId }, isDone, ...total }
  },
}

async function giveForBirthday(context: JobContext, template: LiveTemplate, member: Member): Promise<boolean> {
  if (member.status !== 'active' || member.birthdaySealed === null) return false
  const birthday = parseBusinessDay(unseal('birthday', member._id, member.birthdaySealed))
  const today = businessDayOf(context.now)
  const year = birthday && birthdayGrantDue(birthday, today, template.rules.grants.birthdayLeadDays)
  if (year === null) return false
  const account = await findAccount(context.db, member._id)
  if (account?.status !== 'active') return false
  const sourceId = grantSource({ way: 'birthday', year })
  // Given some days ahead, it may still be the month before.
  const known = { birthMonth: Number(today.slice(5, 7)) }
  const given = await giveIfPossible(context, { template, account, way: 'birthday', sourceId, known })
  if (!isGiven(given)) return false
  await queueNotice(context, given, 'birthday')
  return true
}

function isGiven(result: StoredCoupon | DomainError): result is StoredCoupon {
  return !(result instanceof DomainError)
}
