import type { Light } from '#shared/kernel/light'
import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'
import { percent } from '../../ui/words'

export type Quality = ActionOutput<'traffic.getQuality'>
export type QualityRow = Quality['entrances'][number]
type QualityShare = QualityRow['bounce']

export const LIGHTS: Record<Light, readonly [Tone, string] | null> = {
  good: ['good', '正常'],
  watch: ['watch', '留意'],
  bad: ['bad', '有问题'],
  unknown: null,
}

/** '12.5%' with '8.1% – 18.7%, 40 里 5' behind it: a share of few says little, and shows it. */
export const shareText = ({ value }: QualityShare): string => (value === null ? '–' : percent(value))
export const rangeText = ({ part, whole, interval }: QualityShare): string =>
  interval === null ? '' : `${whole} 里 ${part}，${percent(interval.from)} – ${percent(interval.to)}`

export function rightText({
  held,
  waiting,
  released,
  refused,
  lapsed,
  falseAlarmPercent,
}: Quality['detection']): string {
  if (held === 0) return '这段日子没有停放过会员，今天的明天才算进来'
  const decided =
    falseAlarmPercent === null
      ? '还没有人决定过'
      : `人看过的里 ${falseAlarmPercent}% 是误停（放行 ${released}，确认 ${refused}）`
  const lapsedText = lapsed > 0 ? `，${lapsed} 位到期放行` : ''
  return `停放过 ${held} 位，${waiting} 位还在等；${decided}${lapsedText}`
}
