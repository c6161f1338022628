import type { RefusalDetails } from '#shared/kernel/contract'
import type { CallErrorCode, OperatorCode } from '#shared/kernel/errors'
import { yuan } from '#shared/kernel/money'
import type { CouponRefusal } from '#shared/loyalty/coupon/refusal'
import { couponRefusalText } from '#shared/loyalty/coupon/refusal-text'
import { momentText } from '#shared/loyalty/coupon/saying'

export interface ErrorText {
  /** What happened. */
  text: string
  /** What to do now. */
  next: string
}

export type Sentence = ErrorText | ((details: RefusalDetails) => ErrorText)

const ASK_STAFF = '可以请店员帮忙看看'
export const LOOK_AGAIN = '刷新后再看看'

/** Coupons say it in the same words on the phone and at the till. */
const coupon =
  (refusal: CouponRefusal): Sentence =>
  (details) =>
    couponRefusalText(refusal, details, 'member')

/** What the limit is, and who may go on. */
function overLimitText({ limit, maxFen, leftFen, role }: RefusalDetails): ErrorText {
  const max = typeof maxFen === 'number' ? ` ¥${yuan(maxFen)}` : ''
  const left = typeof leftFen === 'number' ? `，还能收 ¥${yuan(leftFen)}` : ''
  const raise = '请联系总部调高收银限额'
  if (limit === 'storeDay') return { text: `本店今天的会员入账上限是${max}${left}`, next: raise }
  const text = limit === 'day' ? `你今天在本店的入账上限是${max}${left}` : `你一笔最多入账${max}`
  return { text, next: role === 'clerk' ? '请店长来收这一笔' : raise }
}

/** One sentence for each refusal that a phone meets; a new code does not compile until it has one. */
const SENTENCES: Record<Exclude<CallErrorCode, OperatorCode>, Sentence> = {
  NETWORK: { text: '网络不太顺畅，没有收到回应', next: '再试一次，不会重复' },
  INTERNAL: { text: '出了点问题，我们已经记下了', next: '稍后再试一次，不会重复' },
  BUSY: { text: '现在人有点多', next: '过几秒再试一次，不会重复' },
  SCHEMA_NEWER: { text: '店里的系统正在更新', next: '过几分钟再试一次，不会重复' },
  REQUEST_ID_USED: { text: '这个操作编号已经用在别的内容上，这次没有执行', next: '退回上一页，重新操作一次' },
  TOO_MANY_REQUESTS: { text: '操作有点快', next: '休息一分钟再试' },
  INVALID_INPUT: { text: '填写的内容有误', next: '检查后再提交' },
  UNKNOWN_ACTION: { text: '当前版本还不支持这个功能', next: '关闭小程序后重新打开，会自动更新' },
  NOT_ALLOWED: { text: '你没有这项操作的权限', next: '需要的话请联系门店负责人' },
  NOT_A_MEMBER: { text: '你还不是会员', next: '回到首页即可加入' },
  DELETION_NOT_OPEN: { text: '现在没有可以撤回的注销', next: '重新打开这一页看看；有疑问请联系门店' },
  MEMBER_CLOSED: { text: '这个会员账号已注销', next: '重新打开小程序，可以再成为会员' },

  POINTS_SHORT: ({ missing }) => ({
    text: typeof missing === 'number' ? `积分不够，还差 ${missing} 积分` : '积分不够',
    next: '攒够积分再来',
  }),
  GIFTS_HELD: ({ untilAt }) => ({
    text: '你的积分正在核对，暂时不能兑换',
    next: typeof untilAt === 'number' ? `最晚 ${momentText(untilAt)} 可用，有疑问可以问店员` : ASK_STAFF,
  }),
  POINTS_FULL: { text: '一位会员最多有 10 亿积分，这次没有入账', next: '请店里核对这位会员的积分' },

  ALREADY_CHECKED_IN: { text: '今天已经签到过了', next: '明天再来' },
  MAKE_UP_NO_CARD: { text: '没有补签卡了', next: '得到补签卡后再补' },
  MAKE_UP_DAY_NOT_OPEN: { text: '这一天不能补签', next: '看看日历上还能补哪一天' },
  MAKE_UP_DAY_TAKEN: { text: '这一天已经签到过了', next: '不用补，刷新日历看看' },
  MAKE_UP_LIMIT_REACHED: { text: '这个月的补签次数用完了', next: '下个月可以继续补签' },

  TASK_NOT_DONE: { text: '这个任务还没做到', next: '下拉刷新，看看还差多少' },
  TASK_CLAIM_OVER: { text: '领取的日子过了', next: '看看还有哪些任务可以做' },
  TAG_CHECK_OVER: { text: '这次标签抽查已经结束', next: '不用再答，继续收银就好' },
  CONFIRM_NOT_OFFERED: { text: '店里现在不确认这件事', next: '返回重新扫码，看看有哪些' },
  MEMBER_NOT_FOUND: { text: '没有找到这位会员', next: '核对会员码后再试' },
  TEXT_NOT_READABLE: { text: '有看不见或打乱顺序的字符', next: '重新输入一遍，不要粘贴' },
  NICKNAME_REFUSED: { text: '这个昵称不能使用', next: '换一个试试' },
  BIRTHDAY_NOT_POSSIBLE: { text: '这不像是生日', next: '检查年份再提交' },
  BIRTHDAY_ALREADY_SET: { text: '生日已经填写过，不能再改', next: ASK_STAFF },
  PHONE_CODE_INVALID: { text: '手机号授权已失效', next: '再点一次授权按钮' },
  TILL_RECORD_NOT_ASKED: { text: '没有要确认的门店记录了', next: '退回上一页再进来看看' },
  PHONE_TAKEN: { text: '这个手机号已经绑定了其他会员', next: ASK_STAFF },
  CONSENT_NEEDED: { text: '需要先同意相应的用途说明', next: '可以在隐私中心查看和修改' },

  CODE_TOO_OLD: { text: '这个会员码已经换新了', next: '打开会员码页面，出示当前的码' },
  SHOWN_CODE_WRONG: { text: '会员码不对', next: '打开会员码页面，再出示一次' },
  SHOWN_CODE_USED: { text: '这个会员码已经用过了', next: '稍等片刻，出示换新后的码' },
  PROOF_LAPSED: { text: '等得有点久，这次扫码已失效', next: '重新扫一次会员码' },
  TOO_MANY_WRONG_CODES: { text: '输错会员码的次数太多了', next: '休息几分钟再试' },

  STORE_NOT_FOUND: { text: '没有找到这家门店', next: LOOK_AGAIN },
  WRONG_STORE: { text: '这不是你负责的门店', next: '切换到自己的门店再试' },
  INVITATION_NOT_FOUND: { text: '没有这个邀请码', next: '和店长核对后再输入' },
  INVITATION_ENDED: { text: '这个邀请码已经用过或过期', next: '请店长再发一个' },
  ALREADY_STAFF: { text: '你已经是店员，身份不同不能直接加入', next: '请联系总部调整' },
  STAFF_NOT_FOUND: { text: '你的门店里没有这位店员', next: LOOK_AGAIN },
  SAMPLE_ONLY: { text: '这里是给审核看的样例，不会真的办', next: '看完返回就好' },

  SIGN_IN_NEEDED: { text: '登录已经结束', next: '用小程序扫码，重新登录' },
  SIGN_IN_NOT_FOUND: { text: '这不是运营台的登录码', next: '在电脑上打开运营台，扫屏幕上的码' },
  SIGN_IN_OVER: { text: '这个登录码已经失效', next: '在电脑上换一个码，再扫一次' },
  SIGN_IN_DIGITS_WRONG: ({ left }) => ({
    text: '四位数字不对',
    next:
      typeof left === 'number' && left > 0 ? `看着电脑屏幕再输一次，还能试 ${left} 次` : '在电脑上换一个码，再扫一次',
  }),
  SESSION_NOT_FOUND: { text: '没有找到这次登录', next: LOOK_AGAIN },

  TEMPLATE_NOT_FOUND: { text: '没有找到这张券', next: LOOK_AGAIN },
  TEMPLATE_NOT_LIVE: coupon('TEMPLATE_NOT_LIVE'),
  TEMPLATE_EDIT_REFUSED: coupon('TEMPLATE_EDIT_REFUSED'),
  CLAIM_OTHER_WAY: coupon('CLAIM_OTHER_WAY'),
  CLAIM_NOT_STARTED: coupon('CLAIM_NOT_STARTED'),
  CLAIM_ENDED: coupon('CLAIM_ENDED'),
  CLAIM_NOT_AT_THIS_HOUR: coupon('CLAIM_NOT_AT_THIS_HOUR'),
  CLAIM_NOT_FOR_YOU: coupon('CLAIM_NOT_FOR_YOU'),
  COUPON_SOLD_OUT: coupon('COUPON_SOLD_OUT'),
  COUPON_SOLD_OUT_TODAY: coupon('COUPON_SOLD_OUT_TODAY'),
  CLAIM_LIMIT_REACHED: coupon('CLAIM_LIMIT_REACHED'),
  CLAIM_LIMIT_REACHED_TODAY: coupon('CLAIM_LIMIT_REACHED_TODAY'),
  CLAIM_LIMIT_PER_PERSON: coupon('CLAIM_LIMIT_PER_PERSON'),
  CLAIM_PHONE_NEEDED: coupon('CLAIM_PHONE_NEEDED'),
  COUPON_NOT_FOUND: { text: '没有找到这张券', next: LOOK_AGAIN },
  COUPON_NOT_YOURS: coupon('COUPON_NOT_YOURS'),
  COUPON_NOT_USABLE: coupon('COUPON_NOT_USABLE'),
  COUPON_LOCKED: coupon('COUPON_LOCKED'),
  COUPON_ALREADY_REDEEMED: coupon('COUPON_ALREADY_REDEEMED'),
  COUPON_EXPIRED: coupon('COUPON_EXPIRED'),
  COUPON_VOIDED: coupon('COUPON_VOIDED'),
  COUPONS_NOT_TOGETHER: coupon('COUPONS_NOT_TOGETHER'),
  REDEMPTION_NOT_FOUND: coupon('REDEMPTION_NOT_FOUND'),
  CODE_MISTYPED: coupon('CODE_MISTYPED'),
  CODE_NOT_FOUND: coupon('CODE_NOT_FOUND'),
  CODE_ALREADY_USED: coupon('CODE_ALREADY_USED'),
  CODE_VOIDED: coupon('CODE_VOIDED'),

  PRODUCT_NOT_FOUND: { text: '没有找到这件商品', next: '核对商品编号后再试' },
  PRODUCT_NOT_ON_SALE: ({ productKey }) => ({
    text: typeof productKey === 'string' ? `商品 ${productKey} 已经下架` : '有商品已经下架',
    next: '去掉它，或只输入金额',
  }),
  PRODUCT_PRICE_DIFFERS: ({ priceFen }) => ({
    text: typeof priceFen === 'number' ? `商品现在的售价是 ¥${yuan(priceFen)}` : '商品的售价有变化',
    next: '按现在的售价再算一次',
  }),

  GOODS_NOT_FOUND: { text: '这件商品现在不能兑换', next: '看看别的' },
  GOODS_NOT_FOR_YOU: { text: '你的等级还不能兑换它', next: '在等级页看差多少' },
  GOODS_LIMIT_REACHED: ({ limit, most }) => ({
    text: `${limit === 'month' ? '每人每月' : '每人'}最多换 ${most} 份，你已经换满`,
    next: limit === 'month' ? '下个月再来' : '看看别的',
  }),
  GOODS_OUT_OF_STOCK: { text: '这家店刚换完了', next: '换一家店，或看看别的' },
  PICK_UP_NOT_FOUND: { text: '没有这个取货码', next: '核对 6 位码和取货的门店' },
  PICK_UP_OVER: ({ status }) =>
    status === 'collected'
      ? { text: '已经取走了', next: '有疑问请店员查兑换记录' }
      : status === 'late'
        ? { text: '过了取货的日子', next: '积分会在当天夜里退回' }
        : { text: '这次兑换已经取消', next: '积分已退回，可以重新兑换' },

  PURCHASE_NOT_FOUND: { text: '没有找到这笔消费', next: '核对单号后再试' },
  PURCHASE_DIFFERS: { text: '这个单号已经记过，内容不一样', next: '核对单号和金额' },
  REFUND_TOO_LARGE: { text: '退款金额超过了可退金额', next: '核对金额后再试' },
  REFUND_GOODS_UNKNOWN: ({ hasLines }) => ({
    text: hasLines === true ? '这笔消费有商品明细' : '这笔消费没有商品明细',
    next: hasLines === true ? '选择退回的商品' : '输入退回商品的原价',
  }),
  REFUND_TOO_LATE: { text: '这笔消费已经过了可以退款的天数', next: '请店长退，或联系总部' },
  QUOTE_CHANGED: ({ payableFen }) => ({
    text: typeof payableFen === 'number' ? `应付金额变为 ¥${yuan(payableFen)}` : '应付金额有变化',
    next: '核对后再确认一次',
  }),
  SERVES_SELF: { text: '自己的消费不能自己入账、撤销或退款', next: '请另一位店员操作' },
  SALE_OVER_LIMIT: overLimitText,
  UNDO_NOT_POSSIBLE: { text: '这笔消费不能撤销', next: '可以改为退款' },
  UNDO_TOO_LATE: { text: '已经超过可以撤销的时间', next: '请店长撤销，或改为退款' },
  UNDO_REASON_NEEDED: { text: '超过店员的撤销时间，需要写明原因', next: '写下原因后再撤销' },

  ENTRANCE_NOT_FOUND: { text: '没有找到这个入口', next: '核对入口编号后再试' },
  PERIOD_NOT_POSSIBLE: { text: '起止日期不对', next: '核对日期后再试，一次最多看一年' },
  CODE_PICTURE_NOT_MADE: { text: '小程序码暂时没有生成', next: '过一会儿再试' },
  BOND_NOT_FOUND: { text: '没有找到这条邀请', next: LOOK_AGAIN },
  BOND_NOT_HELD: { text: '这条邀请不在审核中', next: LOOK_AGAIN },
  CASE_NOT_FOUND: { text: '没有找到这组审核', next: LOOK_AGAIN },
  CASE_SETTLED: { text: '这些已经处理过了', next: LOOK_AGAIN },

  FEEDBACK_CLOSED: { text: '店里现在没有开意见箱', next: '到店或打电话告诉店里' },
  FEEDBACK_NOT_FOUND: { text: '没有找到这条意见', next: LOOK_AGAIN },
  FEEDBACK_OVER: { text: '这里现在不能再写、再改了', next: '等店里答复，或另写一条意见' },
  QUESTION_CLOSED: { text: '这份问卷现在不收了', next: '回到列表看看别的' },
  FOLLOW_UP_NOT_FOUND: { text: '没有找到这件跟进', next: LOOK_AGAIN },
  FOLLOW_UP_OVER: { text: '这件跟进已经办过了', next: '刷新看看是谁办的' },
  FOLLOW_UP_TAKEN: { text: '这件跟进已经有同事接了', next: '看看别的' },
  FOLLOW_UP_NOTHING_TO_GIVE: { text: '这件跟进没有券可以给', next: '要给券，请找店长' },
  FOLLOW_UP_MONTH_FULL: ({ most }) => ({ text: `这个月能给的 ${most} 张券都给完了`, next: '下个月再给，或请店长来给' }),
  TEXT_REFUSED: { text: '这段话没有通过微信的检查', next: '换个说法再发' },
  OCCASION_NOT_FOUND: { text: '没有找到这个活动', next: LOOK_AGAIN },
  ARTICLE_NOT_FOUND: { text: '这篇内容已经收起来了', next: '看看别的' },
  BOOKING_NOT_POSSIBLE: { text: '现在不能这样做', next: LOOK_AGAIN },

  SEGMENT_NOT_FOUND: { text: '没有这个人群', next: LOOK_AGAIN },
  PROPOSAL_NOT_FOUND: { text: '没有找到这份修改', next: LOOK_AGAIN },
  PROPOSAL_STALE: { text: '规则在此期间已有新版本', next: '基于最新版本重新修改' },
  PROPOSAL_NOT_READY: { text: '这份修改还不能生效', next: '先完成预览和批准' },
}

export function errorText({ code, details = {} }: { code: CallErrorCode; details?: RefusalDetails }): ErrorText {
  // A newer server may refuse with a code that this version of the phone has never heard of.
  const sentences: Partial<Record<CallErrorCode, Sentence>> = SENTENCES
  return say(sentences[code] ?? SENTENCES.INTERNAL, details)
}

export function say(sentence: Sentence, details: RefusalDetails): ErrorText {
  return typeof sentence === 'function' ? sentence(details) : sentence
}
