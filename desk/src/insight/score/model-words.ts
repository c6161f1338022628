import type { Refusal, SpendRefusal } from '#shared/insight/score/model'
import type { ActionOutput } from '../../api/request'
import { grouped, percent, roundMoney } from '../../ui/words'

export type Model = NonNullable<ActionOutput<'score.getModel'>['model']>
type Diagnostics = Model['diagnostics']

const REFUSALS: Record<Refusal, string> = {
  tooFewMembers: '消费过、满 30 天的会员不到 50 位',
  tooFewRepeaters: '买过两天以上的会员不到 15 位',
  notConverged: '没有算出结果',
  worseThanInForce: '不如在用的那一版',
  notCalibrated: '说的和真的差了 15 点以上',
}
const SPEND_REFUSALS: Record<SpendRefusal, string> = {
  tooFewRepeaters: '回头客太少',
  notConverged: '没有算出结果',
  noMean: '少数人花得太多，平均数说明不了别人',
  meanFarOff: '算出的平均和真的差得远',
  correlated: '来得多的人一次花得也多，它以为两件事无关',
}

export const refusalTexts = (refusals: readonly Refusal[]): string[] => refusals.map((refusal) => REFUSALS[refusal])

/** Whether there is a forecast, and whose fit it is. */
export function forecastText({ version, forecast, diagnostics: { mbg, bg } }: Model): string {
  if (!forecast) return '还不能预测，只排了五档和分组'
  const { fittedInVersion, frequency } = forecast
  if (fittedInVersion !== version) return `沿用第 ${fittedInVersion} 版算好的`
  const fit = frequency.kind === 'mbg' ? mbg : bg
  return fit?.hasNoDropout ? '这一版新算的；还看不出有人离开，“流失”只作参考' : '这一版新算的'
}

export function spendText(spend: Diagnostics['spend']): string {
  if (spend?.isUsed) return '看会员自己的，再往全店的平均靠'
  const why = (spend?.unusedFor ?? []).map((refusal) => SPEND_REFUSALS[refusal])
  return `看会员自己和相像的会员${why.length === 0 ? '' : `（另一种算法没有用：${why.join('；')}）`}`
}

/** What it would have foretold 90 days ago, beside what came; null while nobody can say. */
export function backtestText(backtest: Diagnostics['backtest']): string[] | null {
  if (!backtest) return null
  const { members, predictedSilent, actualSilent, predictedFen, actualFen } = backtest
  return [
    `假如 90 天前就用它，看那时的 ${grouped(members)} 位：`,
    `说 ${percent(predictedSilent)} 不会再来，真的是 ${percent(actualSilent)}，${offText(predictedSilent, actualSilent)}`,
    `说会花 ${roundMoney(predictedFen)}，真的是 ${roundMoney(actualFen)}`,
  ]
}

function offText(predicted: number, actual: number): string {
  const points = (predicted - actual) * 100
  if (Math.abs(points) < 0.05) return '一样'
  return `${points > 0 ? '说多了' : '说少了'} ${Math.abs(points).toFixed(1)} 点`
}

/** Where each of the five steps begins, the first first. */
export function cutLines({ r, f, m, l, s }: Model['cuts']): (readonly [string, string])[] {
  const days = (cuts: readonly number[]) => `${cuts.map((cut) => grouped(Math.round(cut))).join(' / ')} 天`
  const yuans = (cuts: readonly number[]) => cuts.map(roundMoney).join(' / ')
  return [
    ['多久没来', days(r)],
    ['买过几天', days(f)],
    ['花了多少', yuans(m)],
    ...(l ? ([['还会花多少', yuans(l)]] as const) : []),
    ...(s ? ([['带来好友', `${s.map((cut) => grouped(Math.round(cut))).join(' / ')} 位`]] as const) : []),
  ]
}
