import { businessDayOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import { last } from '#shared/kernel/last'
import { momentText as dayAndTime } from '#shared/loyalty/coupon/saying'
import { timeOf } from '#shared/loyalty/coupon/times'
import { FACT_TITLE } from './occasions'
import type { EndReason, PathStep, Run, WhatHappened } from './run'

/** Simplified Chinese, for operators. */
export const END_TEXT: Record<EndReason, string> = {
  through: '走完了',
  goal: '达成目标',
  leftSegment: '离开了人群',
  consent: '不同意接收了',
  closed: '注销了',
  merged: '并到了别的会员号',
  killed: '被人停掉',
  journeyOver: '旅程已经结束',
  tooLong: '步数太多，停下了',
  broken: '这个版本读不出来，停下了',
}

export const WHAT_TEXT: Record<WhatHappened, string> = {
  entered: '进来',
  waits: '等',
  waitsForHours: '夜间不打扰，等',
  waitsFor: '等会员',
  waitOver: '等完了',
  happened: '等到了',
  timedOut: '没等到',
  yes: '是',
  no: '否',
  part: '分到第几份',
  messageHanded: '微信提醒交给微信了',
  noGrant: '没有可用的提醒，没发',
  overCap: '收得够多了，没发',
  notAsked: '会员没要这种提醒，没发',
  templateOff: '模板没有或停用，没发',
  nothingToSay: '没有可提醒的，没发',
  inboxWritten: '写了站内信',
  couponPromised: '发券',
  pointsGiven: '送积分',
  tagged: '打标签',
  clerkAsked: '交给店员',
  clerkNotAsked: '不合适交给店员，没交',
  webhookHanded: '通知了别的系统',
  addressOff: '地址没有放行，没通知',
  notAgreed: '会员没同意个性化，没通知',
  overBudget: '超出预算，没给',
  failed: '没办成',
}

/** Of today only the time of day. */
const momentText = (at: number, now: number): string =>
  businessDayOf(at) === businessDayOf(now) ? timeOf(at) : dayAndTime(at)

/** Why a member is where they are. */
export function whyText(run: Pick<Run, 'state' | 'dueAt' | 'waitsFor' | 'endedWhy' | 'path'>, now: number): string {
  const { state, dueAt, waitsFor, endedWhy, path } = run
  switch (state) {
    case 'heldOut':
      return '对照组，不做'
    case 'ended':
      return END_TEXT[endedWhy ?? 'through']
    case 'parked':
      return '旅程暂停，等恢复'
    case 'waiting': {
      if (dueAt === null) return '马上办'
      if (waitsFor) return `等会员${FACT_TITLE[waitsFor]}，最多到 ${momentText(dueAt, now)}`
      if (dueAt <= now) return '到时间了，马上办'
      const isQuiet = last(path)?.what === 'waitsForHours'
      return `等到 ${momentText(dueAt, now)}${isQuiet ? '，夜间不打扰' : ''}`
    }
    default:
      return unreachable(state)
  }
}

export function stepText({ what, detail }: Pick<PathStep, 'what' | 'detail'>, now: number): string {
  switch (what) {
    case 'waits':
    case 'waitsForHours':
    case 'waitsFor':
      return typeof detail === 'number' ? `${WHAT_TEXT[what]}到 ${momentText(detail, now)}` : WHAT_TEXT[what]
    case 'part':
      return `分到第 ${Number(detail) + 1} 份`
    case 'pointsGiven':
      return `送 ${detail ?? ''} 积分`
    case 'couponPromised':
    case 'tagged':
      return `${WHAT_TEXT[what]} ${detail ?? ''}`
    default:
      return WHAT_TEXT[what]
  }
}
