import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { PointsFigure } from '../../../ui/PointsFigure'
import { ProgressBar } from '../../../ui/ProgressBar'
import styles from './StandingCard.module.scss'
import { keepText, type TierList } from './standing-text'

interface Props {
  list: TierList
}

/** How much growth the member has, what is missing, and what keeps the tier. */
export function StandingCard({ list }: Props) {
  const { growth, next, tierKey } = list.standing
  const tierName = list.tiers.find(({ key }) => key === tierKey)?.name ?? ''
  return (
    <Card>
      <View className={styles.head}>
        <PointsFigure value={growth} label="成长值" />
        {next ? (
          <View className={styles.next}>
            再得 {grouped(next.missingGrowth)} 升{next.name}
          </View>
        ) : null}
      </View>
      {next ? (
        <ProgressBar value={growth} total={next.threshold} label={`成长值 ${growth} / ${next.threshold}`} />
      ) : null}
      <View className={styles.keep}>{keepText(list, tierName)}</View>
    </Card>
  )
}
