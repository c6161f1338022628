import { yuan } from '#shared/kernel/money'
import type { CouponStatus } from './coupon'
import type { AudienceRule, ClaimRule, ClaimRuleCode, Fix, InAndOut, UseRule, UseRuleCode } from './rule'
import {
  dayText,
  fromWhen,
  hoursText,
  momentText,
  type Names,
  namesText,
  type Reader,
  type RefusalSentence,
  weekdaysText,
} from './saying'

/** What a sentence needs beside the rule: who reads it, when, and what ids are called. */
export interface SentenceContext {
  reader: Reader
  now: number
  names: Names
}

/** Why a rule keeps a coupon from being used, and what would help; null for a rule that passes. */
export function whyText(rule: UseRule, telling: SentenceContext): RefusalSentence | null {
  return rule.verdict === 'pass' ? null : { text: reasonOf(rule, telling), next: nextText(rule.fix, telling) }
}

/** Why a rule keeps a template from being claimed, and what would help; null for a rule that passes. */
export function whyClaimText(rule: ClaimRule, telling: SentenceContext): RefusalSentence | null {
  return rule.verdict === 'pass' ? null : { text: claimReasonOf(rule, telling), next: nextText(rule.fix, telling) }
}

function reasonOf(rule: UseRule, telling: SentenceContext): string {
  const { names, reader } = telling
  switch (rule.rule) {
    case 'owner':
      return reader === 'member' ? '这张券不在你的账户里' : '这张券不属于这位会员'
    case 'status':
      return STATUS_REASONS[rule.actual ?? 'available']
    case 'notEnded':
      return `已过期，有效期到 ${momentText(rule.needed)}`
    case 'started':
      return `还没到使用时间，有效期从 ${momentText(rule.needed)} 开始`
    case 'notHeld':
      return reader === 'member' ? '送的券正在核对，暂时不能用' : '这位会员的券正在核对'
    case 'store':
      return rule.verdict === 'open' ? storesText(rule.needed, names) : `本店不能用，${storesText(rule.needed, names)}`
    case 'blackout':
      return '今天是不可用日期'
    case 'weekday':
      return `仅限${weekdaysText(rule.needed)}使用`
    case 'hours':
      return `仅限 ${hoursText(rule.needed)} 使用`
    case 'goods':
      return goodsText(rule.needed)
    case 'product':
      return `订单里还没有${rule.needed}`
    case 'delivery':
      return '仅限有配送费的订单'
    case 'minSpend':
      return `${isOfGoods(rule.fix) ? '适用商品' : ''}满 ${yuan(rule.needed)} 元可用${soFar(rule.actual)}`
    case 'worth':
      return '这一单用它减不了钱，券会留着'
    case 'budget':
      return '这个活动的优惠额度已经用完'
    default:
      return audienceReasonOf(rule, telling)
  }
}

function claimReasonOf(rule: ClaimRule, telling: SentenceContext): string {
  switch (rule.rule) {
    case 'live':
      return rule.actual === 'paused' ? '活动暂停中' : '活动没有在进行'
    case 'way':
      return '这张券不能用这种方式获得'
    case 'claimStarted':
      return `${dayText(rule.needed)}开始领取`
    case 'claimNotEnded':
      return `领取已于 ${momentText(rule.needed)} 结束`
    case 'claimHours':
      return `每天 ${hoursText(rule.needed)} 可领取`
    case 'validity':
      return `券的有效期已于 ${momentText(rule.needed)} 结束`
    case 'perMember':
      return rule.needed === 0 ? '目前不发放' : `每人限 ${rule.needed} 张，${already(telling, rule.actual)}`
    case 'perMemberPerDay':
      return rule.needed === 0 ? '目前不发放' : `每人每天限 ${rule.needed} 张，今天${already(telling, rule.actual)}`
    case 'perPerson':
      return rule.actual === null ? '需要先绑定手机号，才能确认每人限领' : `同一手机号限 ${rule.needed} 张，已达上限`
    case 'stock':
      return '已经领完'
    case 'perDay':
      return '今天的已经领完'
    case 'points':
      return `需要 ${rule.needed} 积分，现有 ${rule.actual ?? 0} 积分`
    default:
      return audienceReasonOf(rule, telling)
  }
}

function audienceReasonOf(rule: AudienceRule, { reader, names }: SentenceContext): string {
  const who = reader === 'member' ? '你' : '会员'
  switch (rule.rule) {
    case 'tier':
      return `仅限${namesText(rule.needed, names.tiers, '个等级', '指定等级')}会员`
    case 'segment':
    case 'tag':
      return '仅限受邀会员'
    case 'newMember':
      return `仅限入会 ${rule.needed} 天内的新会员`
    case 'birthdayMonth':
      return rule.actual === null
        ? `仅限生日当月，${who}还没有填写生日`
        : `仅限生日当月，${who}的生日在 ${rule.actual} 月`
  }
}

const STATUS_REASONS: Record<CouponStatus, string> = {
  available: '这张券可以使用',
  locked: '正在另一个收银台使用',
  redeemed: '已经使用过',
  expired: '已经过期',
  voided: '已被商家作废',
}

/** The next step. A member is told what to do, a clerk what to tell or to do. */
function nextText(fix: Fix | null, { reader, now, names }: SentenceContext): string {
  const isMember = reader === 'member'
  switch (fix?.kind) {
    case undefined:
    case 'chooseOther':
      return isMember ? '看看其他的券' : '请顾客换一张券，或不用券结账'
    case 'wait':
      return isMember ? fromWhen(fix.untilAt, now, '再来') : `请顾客${fromWhen(fix.untilAt, now, '再用')}`
    case 'spendMore':
      if (isMember) return `再选 ${yuan(fix.missingFen)} 元${fix.ofGoods ? '适用商品' : ''}即可`
      return `${fix.ofGoods ? '适用商品' : ''}再加 ${yuan(fix.missingFen)} 元即可`
    case 'goToStore': {
      const where = fix.storeIds ? namesText(fix.storeIds, names.stores, '家门店', '适用门店') : '其他门店'
      return isMember ? `到${where}使用` : `请顾客到${where}使用`
    }
    case 'buyFrom': {
      const what = fix.categories ? fix.categories.join('、') : '适用商品'
      return isMember ? `选购${what}即可` : `订单里加上${what}即可`
    }
    case 'addProduct':
      return isMember ? `点单时加上${fix.productName}` : `请把${fix.productName}按原价录入订单`
    case 'orderDelivery':
      return isMember ? '选择配送时使用' : '到店订单用不上，请顾客留到配送时使用'
    case 'reachTier': {
      const tier = namesText(fix.tierKeys, names.tiers, '个等级', '指定等级')
      return isMember ? `升到${tier}即可，可在等级页看差多少` : `请顾客升到${tier}后再用`
    }
    case 'addBirthday':
      return isMember ? '在个人资料里填写生日' : '请顾客在个人资料里填写生日'
    case 'bindPhone':
      return isMember ? '在个人资料里绑定手机号' : '请顾客在个人资料里绑定手机号'
    case 'earnPoints':
      return isMember ? `还差 ${fix.missing} 积分，攒够再来兑换` : `顾客还差 ${fix.missing} 积分`
    case 'askClerk':
      return isMember ? '结账时由店员确认商品' : '请确认商品符合后再继续'
  }
}

function storesText({ only, except }: InAndOut, { stores }: Names): string {
  if (only) return `适用于${namesText(only, stores, '家门店', '指定门店')}`
  return `${namesText(except ?? [], stores, '家门店', '部分门店')}不可用`
}

function goodsText({ only, except }: InAndOut): string {
  return only ? `仅限${only.join('、')}` : `不含${(except ?? []).join('、')}`
}

function isOfGoods(fix: Fix | null): boolean {
  return fix?.kind === 'spendMore' && fix.ofGoods === true
}

function soFar(fen: number | null): string {
  return fen === null ? '' : `，现在 ${yuan(fen)} 元`
}

function already({ reader }: SentenceContext, count: number | null): string {
  return reader === 'member' ? `已领 ${count ?? 0} 张` : `会员已领 ${count ?? 0} 张`
}

/** What a wallet or a till writes in one short line, for lists. */
export const USE_RULE_LABELS: Record<UseRuleCode, string> = {
  owner: '持有人',
  status: '状态',
  notEnded: '有效期',
  started: '开始时间',
  notHeld: '核对',
  tier: '会员等级',
  segment: '受邀会员',
  tag: '受邀会员',
  newMember: '新会员',
  birthdayMonth: '生日当月',
  store: '门店',
  blackout: '日期',
  weekday: '星期',
  hours: '时段',
  goods: '商品',
  product: '换购商品',
  delivery: '配送',
  minSpend: '门槛',
  worth: '优惠金额',
  budget: '活动额度',
}

export const CLAIM_RULE_LABELS: Record<ClaimRuleCode, string> = {
  live: '活动',
  way: '获得方式',
  claimStarted: '开始领取',
  claimNotEnded: '结束领取',
  claimHours: '领取时段',
  validity: '有效期',
  tier: '会员等级',
  segment: '受邀会员',
  tag: '受邀会员',
  newMember: '新会员',
  birthdayMonth: '生日当月',
  perMember: '每人限领',
  perMemberPerDay: '每人每天限领',
  perPerson: '每个手机号限领',
  stock: '库存',
  perDay: '今日库存',
  points: '积分',
}
