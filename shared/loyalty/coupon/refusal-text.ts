import type { RefusalDetails } from '#shared/kernel/contract'
import type { CouponRefusal } from './refusal'
import { dayText, momentText, type Reader, type RefusalSentence } from './saying'
import { timeOf } from './times'
import type { TogetherProblem } from './together'

type Said = Record<Reader, RefusalSentence>
type Sentence = Said | ((details: RefusalDetails) => Said)

/** What a refusal means and what to do now, for the member and for the clerk. */
export function couponRefusalText(refusal: CouponRefusal, details: RefusalDetails, reader: Reader): RefusalSentence {
  const sentence = SENTENCES[refusal]
  return (typeof sentence === 'function' ? sentence(details) : sentence)[reader]
}

const say = (member: [string, string], clerk: [string, string]): Said => ({
  member: { text: member[0], next: member[1] },
  clerk: { text: clerk[0], next: clerk[1] },
})

const OTHER_COUPONS = '看看领券中心的其他券'
const OTHER_IN_WALLET = '看看其他的券'
const WITHOUT = '请顾客换一张券，或不用券结账'

/** One for each refusal; a new one does not compile until it has its sentences. */
const SENTENCES: Record<CouponRefusal, Sentence> = {
  TEMPLATE_NOT_LIVE: say(['这张券现在没有发放', OTHER_COUPONS], ['这张券现在没有发放', '请顾客看看领券中心的其他券']),
  CLAIM_OTHER_WAY: say(['这张券不能这样获得', '看看券的说明'], ['这张券不能这样获得', '请按券的说明处理']),
  CLAIM_NOT_STARTED: (details) =>
    say(['还没到领取时间', waitText(details, '开始后再来领')], ['还没到领取时间', waitText(details, '开始后再领')]),
  CLAIM_ENDED: say(['领取已经结束', OTHER_COUPONS], ['领取已经结束', '请顾客看看领券中心的其他券']),
  CLAIM_NOT_AT_THIS_HOUR: (details) =>
    say(['现在不在领取时段', waitText(details, '到时段再来领')], ['现在不在领取时段', waitText(details, '到时段再领')]),
  CLAIM_NOT_FOR_YOU: say(
    ['这张券有领取条件，你还不符合', '点开券的说明看看差什么'],
    ['会员不符合领取条件', '可在券的说明里看差什么'],
  ),
  COUPON_SOLD_OUT: say(['已经领完了', OTHER_COUPONS], ['这张券已经领完', '请顾客看看领券中心的其他券']),
  COUPON_SOLD_OUT_TODAY: (details) =>
    say(
      ['今天的已经领完了', againText(details, '再来', OTHER_COUPONS)],
      ['今天的已经领完', againText(details, '请顾客再领', '请顾客看看领券中心的其他券')],
    ),
  CLAIM_LIMIT_REACHED: ({ needed }) =>
    say(
      [`你已经领到上限${countText(needed)}`, '领到的券在我的券里'],
      [`会员已领到上限${countText(needed)}`, '可在会员的券里查看'],
    ),
  CLAIM_LIMIT_REACHED_TODAY: (details) =>
    say(
      [`今天已经领到上限${countText(details.needed)}`, againText(details, '再来', '领到的券在我的券里')],
      [`会员今天已领到上限${countText(details.needed)}`, againText(details, '请顾客再领', '可在会员的券里查看')],
    ),
  CLAIM_LIMIT_PER_PERSON: say(
    ['这个手机号已经领到上限', '领到的券在当时的账户里'],
    ['这个手机号已经领到上限', '可按手机号查到当时的账户'],
  ),
  CLAIM_PHONE_NEEDED: say(
    ['这张券按手机号限领', '绑定手机号后再领'],
    ['会员还没有绑定手机号', '请顾客在个人资料里绑定后再领'],
  ),
  POINTS_SHORT: ({ missing }) =>
    say(
      [typeof missing === 'number' ? `积分不够，还差 ${missing} 积分` : '积分不够', '攒够再来兑换'],
      ['会员的积分不够', '请顾客攒够积分再兑换'],
    ),
  COUPON_NOT_YOURS: say(['这张券不在你的账户里', OTHER_IN_WALLET], ['这张券不属于这位会员', '请会员出示自己的券']),
  COUPON_NOT_USABLE: say(['这张券现在还不能用', '点开券看看差什么'], ['这张券现在不能用', '看下方的原因，或换一张券']),
  COUPON_LOCKED: ({ untilAt }) =>
    say(
      ['这张券正在收银台使用', '稍等几分钟，没用掉会自动退回'],
      [
        '这张券正在另一个收银台使用',
        typeof untilAt === 'number'
          ? `请在那边完成；没用掉的话 ${momentText(untilAt)} 后自动放开`
          : '请在那边完成或取消',
      ],
    ),
  COUPON_ALREADY_REDEEMED: ({ at }) =>
    say(
      [typeof at === 'number' ? `这张券已在 ${momentText(at)} 使用` : '这张券已经使用过', OTHER_IN_WALLET],
      [typeof at === 'number' ? `这张券已在 ${momentText(at)} 核销` : '这张券已经核销', WITHOUT],
    ),
  COUPON_EXPIRED: ({ untilAt }) =>
    say(
      [typeof untilAt === 'number' ? `这张券已于 ${momentText(untilAt)} 过期` : '这张券已经过期', OTHER_IN_WALLET],
      [typeof untilAt === 'number' ? `这张券已于 ${momentText(untilAt)} 过期` : '这张券已经过期', WITHOUT],
    ),
  COUPON_VOIDED: say(
    ['这张券已被商家作废', '有疑问可以问店员'],
    ['这张券已被总部作废', '请顾客换一张券，疑问请联系运营'],
  ),
  COUPONS_NOT_TOGETHER: say(['这几张券不能一起用', '少选一张再试'], ['这几张券不能一起用', '按提示去掉其中一张']),
  REDEMPTION_NOT_FOUND: say(['没有找到这次使用记录', '刷新后再看看'], ['没有找到这笔核销', '核对单号，可能已经撤销']),
  CODE_MISTYPED: say(
    ['兑换码输错了', '对照卡片再输一遍，码里没有 0、1、I、L、O'],
    ['码输错了', '对照屏幕再输一遍，码里没有 0、1、I、L、O'],
  ),
  CODE_NOT_FOUND: say(['没有这个兑换码', '核对后再输一遍'], ['没有这个码', '核对后再输一遍']),
  CODE_ALREADY_USED: say(['这个兑换码已经用过了', '每个码只能用一次'], ['这个码已经用过', '每个码只能用一次']),
  CODE_VOIDED: say(['这个兑换码已经失效', '有疑问可以问店员'], ['这个码已经失效', '疑问请联系运营']),
  TEMPLATE_EDIT_REFUSED: say(
    ['这张券的规则不能这样改', '看看哪些内容可以改'],
    ['发放后的券只能加库存、改领取时间和说明', '要改其他内容，请新建一张券'],
  ),
}

/** Why coupons cannot be used together, for the till. */
export function togetherText(problem: TogetherProblem, reader: Reader): RefusalSentence {
  const next = reader === 'member' ? '去掉其中一张即可' : '请去掉其中一张'
  switch (problem.kind) {
    case 'sameTwice':
      return { text: '同一张券选了两次', next }
    case 'exclusive':
      return {
        text: '有一张券不与其他券同用',
        next: reader === 'member' ? '只用这一张，或换别的券' : '只留这一张，或去掉它',
      }
    case 'groupFull':
      return { text: `同类券每单限用 ${problem.max} 张，选了 ${problem.chosen} 张`, next }
    case 'tooMany':
      return { text: `每单最多用 ${problem.max} 张券，选了 ${problem.chosen} 张`, next }
    case 'noEffect':
      return { text: '有一张券在这一单减不了钱，用了会浪费', next }
  }
}

/** A number of coupons in brackets, when it is known. */
function countText(count: RefusalDetails[string] | undefined): string {
  return typeof count === 'number' && count > 0 ? `（${count} 张）` : ''
}

function waitText({ waitUntilAt }: RefusalDetails, otherwise: string): string {
  return typeof waitUntilAt === 'number' ? `${momentText(waitUntilAt)} 开始` : otherwise
}

/** '3月13日 再来'; nothing is promised where there is no other day. */
function againText({ waitUntilAt }: RefusalDetails, again: string, otherwise: string): string {
  if (typeof waitUntilAt !== 'number') return otherwise
  const when = timeOf(waitUntilAt) === '00:00' ? dayText(waitUntilAt) : momentText(waitUntilAt)
  return `${when} ${again}`
}
