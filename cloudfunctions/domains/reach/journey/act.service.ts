import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import type { Account } from '#shared/ledger/account/account'
import { exposureFen } from '#shared/loyalty/coupon/limits'
import type { Definition, JourneyNode, NodeOf } from '#shared/reach/journey/definition'
import { newTraveller, withLetter } from '#shared/reach/journey/entering'
import { asksForGoods, type OwnGoods, withGoods } from '#shared/reach/journey/goods-words'
import type { Run, WhatHappened } from '#shared/reach/journey/run'
import { after } from '#shared/reach/journey/wait-time'
import type { ActingNode } from '#shared/reach/journey/walk'
import { messageRules } from '#shared/reach/message/rules'
import type { Context, ReadContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { raiseAlert } from '../../base/alert/alert.face'
import { tellForSweep } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { goodsShownTo } from '../../insight/recommendation/recommendation.face'
import { putTags } from '../../insight/tag/tag.face'
import { getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { earn } from '../../ledger/tier/tier.face'
import type { LiveTemplate } from '../../loyalty/coupon/coupon.face'
import { addFollowUp } from '../follow-up/follow-up.face'
import { writeInbox } from '../inbox/inbox.face'
import { type SaidOnce, sayOnce } from '../message/message.face'
import { type CalledOnce, callOnce } from '../webhook/webhook.face'
import { issuable } from './issuable.service'
import { placeOf, takeFromBudget } from './spend.service'
import { stopByItself } from './state.service'
import { findTraveller, saveTraveller } from './traveller.repository'

export interface Done {
  what: WhatHappened
  detail?: string | number
}

/** What the steps of one run do that others notice, each named by run and visit, so that it is there once. */
export interface Actors {
  /** A transaction begins, perhaps anew: what an earlier try has handed over counts no more. Others at the same time have other lanes. */
  begin(lane: number): void
  act(tx: Tx, node: ActingNode, run: Run): Promise<Done>
  /** Has failed too often: left out. */
  giveUp(node: ActingNode): Done
  afterwards(): Promise<void>
}

interface Acting {
  run: Run
  definition: Definition
  account: Account
  /** Those that can come up before the next wait: what they need is read beforehand, beside the transaction. */
  nodes: readonly JourneyNode[]
}

const nameOf = ({ _id, visits }: Run) => `${_id}:${visits}`

export async function actorsFor(context: Context, acting: Acting): Promise<Actors> {
  const { run, definition, account, nodes } = acting
  const memberId = account._id
  const messages = new Map<string, SaidOnce>()
  const coupons = new Map<string, LiveTemplate | null>()
  const webhooks = new Map<string, CalledOnce>()
  for (const node of nodes) {
    if (node.kind === 'message') {
      const askedBy = { askedBy: run.journeyId, step: node.id }
      const saying = { account, purpose: node.purpose, couponId: run.source, askedBy }
      messages.set(node.id, await sayOnce(context, saying))
    }
    if (node.kind === 'webhook') {
      webhooks.set(node.id, await callOnce(context, { memberId, addressKey: node.addressKey }))
    }
    const couponKey = node.kind === 'coupon' || node.kind === 'clerkTask' ? node.couponKey : null
    if (couponKey !== null) coupons.set(couponKey, await issuable(context, couponKey))
  }
  const goods = await goodsFor(context, memberId, nodes)
  const { caps } = await rulesInForce(context, messageRules)
  let handed: (SaidOnce | CalledOnce)[] = []
  let lane = 0
  let isOver = false
  let failed: string | null = null

  async function pay(tx: Tx, of: Run, expense: { costFen: number; coupons: number; points: number }): Promise<boolean> {
    const budgetFen = definition.budgetFen ?? 0
    const isPaid = await takeFromBudget(tx, {
      journeyId: of.journeyId,
      budgetFen,
      place: placeOf(context, lane),
      ...expense,
    })
    if (!isPaid) isOver = true
    return isPaid
  }

  async function giveCoupon(tx: Tx, node: NodeOf<'coupon'>, of: Run): Promise<Done> {
    const template = coupons.get(node.couponKey) ?? null
    if (!template) {
      failed = node.id
      return { what: 'failed' }
    }
    const costFen = exposureFen(template.rules.offer) ?? 0
    if (!(await pay(tx, of, { costFen, coupons: 1, points: 0 }))) return { what: 'overBudget' }
    const promiseId = `journey:${nameOf(of)}`
    const payload = { couponKey: node.couponKey, promiseId, why: '店里送的券' }
    await tellForSweep(context, tx, { name: 'coupon.promised', source: promiseId, memberId, payload })
    return { what: 'couponPromised', detail: template.rules.title }
  }

  async function givePoints(tx: Tx, { points }: NodeOf<'points'>, of: Run): Promise<Done> {
    const costFen = Math.ceil((points * definition.fenPer100Points) / 100)
    if (!(await pay(tx, of, { costFen, coupons: 0, points }))) return { what: 'overBudget' }
    const account = await getActiveAccount(tx, memberId)
    const source = { reason: 'journey', sourceId: nameOf(of), note: '店里送的' } as const
    const earned = await earn(context, tx, account, { ...source, points, growth: 0 })
    await keepAccount(tx, earned.account, context.now)
    return { what: 'pointsGiven', detail: points }
  }

  async function write(tx: Tx, { title, body: text, link }: NodeOf<'inbox'>, of: Run): Promise<Done> {
    const body = withGoods(text, goods)
    if (body === null) return { what: 'nothingToSay' }
    if (definition.kind === 'shop') {
      const traveller = (await findTraveller(tx, memberId)) ?? newTraveller(memberId)
      const counted = withLetter(traveller, of.journeyId, caps, context.now)
      if (!counted) return { what: 'overCap' }
      await saveTraveller(tx, counted)
    }
    const kind = definition.kind === 'shop' ? 'news' : 'letter'
    const source = `journey:${nameOf(of)}`
    await writeInbox(context, tx, { memberId, source, kind, title, body, ...(link && { link }) })
    return { what: 'inboxWritten' }
  }

  async function say(tx: Tx, node: NodeOf<'message'>, of: Run): Promise<Done> {
    const message = messages.get(node.id)
    if (!message) return { what: 'nothingToSay' }
    const what = await message.write(tx, `journey:${nameOf(of)}`)
    if (what === 'messageHanded') handed.push(message)
    return { what }
  }

  async function callSystem(tx: Tx, { id }: NodeOf<'webhook'>, of: Run): Promise<Done> {
    const call = webhooks.get(id)
    if (!call) return { what: 'addressOff' }
    const what = await call.write(tx, { callId: `journey:${nameOf(of)}`, journeyId: of.journeyId, nodeId: id })
    if (what === 'webhookHanded') handed.push(call)
    return { what }
  }

  async function askClerk(tx: Tx, node: NodeOf<'clerkTask'>, of: Run): Promise<Done> {
    const say = withGoods(node.say, goods)
    if (say === null) return { what: 'nothingToSay' }
    const template = node.couponKey === null ? null : coupons.get(node.couponKey)
    const isRating = definition.trigger.kind === 'fact' && definition.trigger.fact === 'feedback.given'
    const added = await addFollowUp(context, tx, {
      memberId,
      reason: isRating ? 'low-rating' : 'journey',
      source: `journey:${nameOf(of)}`,
      why: node.title,
      say,
      offer: template ? { templateId: template._id, title: template.rules.title } : null,
      dueAt: after(context.now, node.within),
    })
    return { what: added === 'added' || added === 'known' ? 'clerkAsked' : 'clerkNotAsked' }
  }

  return {
    begin(inLane) {
      lane = inLane
      handed = []
      isOver = false
      failed = null
    },
    async act(tx, node, of) {
      switch (node.kind) {
        case 'coupon':
          return giveCoupon(tx, node, of)
        case 'points':
          return givePoints(tx, node, of)
        case 'inbox':
          return write(tx, node, of)
        case 'message':
          return say(tx, node, of)
        case 'tag': {
          const untilDay = addDays(businessDayOf(context.now), node.days)
          const given = { who: `旅程 ${of.journeyId}`, note: '旅程打的', untilDay }
          await putTags(context, tx, { memberId, keys: [node.tagKey], given })
          return { what: 'tagged', detail: node.tagKey }
        }
        case 'clerkTask':
          return askClerk(tx, node, of)
        case 'webhook':
          return callSystem(tx, node, of)
        default:
          return unreachable(node)
      }
    },
    giveUp({ id }) {
      failed = id
      return { what: 'failed' }
    },
    async afterwards() {
      for (const each of handed) await each.afterwards()
      if (isOver) await stopForBudget(context, run.journeyId)
      if (failed !== null) await tellOfFailure(context, run.journeyId, failed)
    },
  }
}

/** Read only where a step is to name them. */
async function goodsFor(context: ReadContext, memberId: string, nodes: readonly JourneyNode[]): Promise<OwnGoods> {
  const isAsked = nodes.some((node) => asksForGoods(wordsOf(node)))
  if (!isAsked) return { again: null, mayLike: null }
  const { again, mayLike } = await goodsShownTo(context, memberId)
  return { again: again[0]?.name ?? null, mayLike: mayLike[0]?.name ?? null }
}

function wordsOf(node: JourneyNode): string {
  if (node.kind === 'inbox') return node.body
  return node.kind === 'clerkTask' ? node.say : ''
}

async function stopForBudget(context: Context, journeyId: string): Promise<void> {
  if (!(await stopByItself(context, journeyId, 'budget'))) return
  await raiseAlert(context, {
    kind: 'journey-stopped',
    subject: journeyId,
    text: `旅程 ${journeyId} 的预算用完了，已经自动暂停。加预算要另一个人批准，改好后重新开始。`,
    source: `${journeyId}:${context.requestId}`,
  })
}

function tellOfFailure(context: Context, journeyId: string, nodeId: string): Promise<void> {
  return raiseAlert(context, {
    kind: 'journey-step-failed',
    subject: `${journeyId}:${nodeId}`,
    text: `旅程 ${journeyId} 的一步（${nodeId}）办不成，已经跳过。看券还在不在发、标签还在不在；原因写在日志里。`,
    source: `${journeyId}:${context.requestId}`,
  })
}
