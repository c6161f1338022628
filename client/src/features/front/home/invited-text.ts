import { yuan } from '#shared/kernel/money'
import { dayText } from '../../../ui/time-text'
import type { HomeAnswer } from './home-store'

type Invitation = NonNullable<HomeAnswer['invited']>

/** '朋友邀请你来的。12月22日 23:59 前首次消费实付满 20 元，你可得 50 积分和一张券，朋友也有一份' */
export function invitedText({ needs, minFen, points, hasCoupon, untilDay, rewardDay }: Invitation): string {
  const reward = [points > 0 ? `${points} 积分` : '', hasCoupon ? '一张券' : ''].filter(Boolean).join('和')
  if (rewardDay !== null) return `朋友的邀请已达标，你的 ${reward} ${dayText(rewardDay)}到账`
  const need = {
    purchase: `首次消费实付满 ${yuan(minFen)} 元`,
    'check-in': '到店扫店内的码并签到一次',
    phone: '绑定自己的手机号',
  }[needs]
  return `朋友邀请你来的。${dayText(untilDay)} 23:59 前${need}，你可得 ${reward}，朋友也有一份`
}
