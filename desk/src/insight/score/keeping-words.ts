import type { ActionOutput } from '../../api/request'
import { grouped, money, signedMoney } from '../../ui/words'

export type Keeping = ActionOutput<'journey.listKeepingActs'>
export type KeepingAct = Keeping['acts'][number]

const signed = (value: number, digits: number) => `${value > 0 ? '+' : ''}${value.toFixed(digits)}`.replace('-', '−')

/** '+12.9 个百分点（+3.1 到 +22.4）', or how many are still missing. */
export function moreText({ kind, more, measured, days }: KeepingAct): string {
  const { members, keptBack, needed } = measured
  if (more === null) {
    return members + keptBack === 0
      ? '还没有满期限的'
      : `还说不出：满 ${days} 天的 ${grouped(members)} 位，留出的 ${grouped(keptBack)} 位，各要 ${needed} 位`
  }
  const [digits, unit] = kind === 'calls' ? [1, '个百分点的人又来了'] : [2, '笔消费']
  const { difference, low, high } = more
  const range = `${signed(low, digits)} 到 ${signed(high, digits)}`
  return `${days} 天里 ${signed(difference, digits)} ${unit}（${range}）${low <= 0 && high >= 0 ? '，还看不出' : ''}`
}

export const gainText = ({ gainFen }: Pick<KeepingAct, 'gainFen'>): string =>
  gainFen === null ? '–' : signedMoney(gainFen)

/** What 多赚 means while the shop has not said what of a sale is left. */
export const profitText = (marginPercent: number): string =>
  marginPercent === 100 ? '规则“会员评分”里没写毛利，多赚按营业额算' : `毛利按 ${marginPercent}% 算`

/** What to do next, and how certain that is. */
export function nextText({ acts, next }: Pick<Keeping, 'acts' | 'next'>): string {
  const act = next === null ? undefined : acts[next]
  if (!act) {
    return acts.some(({ isOn }) => isOn)
      ? '还没有哪一种做法量得出有用。开着的都会随机留出一部分会员不做，人数够了这里会写出来'
      : '一种做法都没有开。先开一种：它会随机留出一部分会员不做，过一阵就知道有没有用'
  }
  const doing = act.isOn ? '' : '，现在没有开着'
  return `${act.title}：每位多赚 ${money(act.gainFen ?? 0)}${doing}。几种里挑出来的最大一个，真正的好处往往比它小一点`
}
