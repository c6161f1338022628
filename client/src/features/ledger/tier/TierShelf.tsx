import { ScrollView, View } from '@tarojs/components'
import { tierThemeOf } from '../../../brand/tier-theme'
import { classNames } from '../../../ui/class-names'
import { grouped } from '../../../ui/figures'
import { Icon } from '../../../ui/Icon'
import themes from '../../../ui/tier-theme.module.scss'
import { stepText, type Tier, type TierStanding } from './standing-text'
import styles from './TierShelf.module.scss'

// The width of a card and the gap after it, as in TierShelf.module.scss.
const STEP_PX = 264 + 12

interface Props {
  tiers: readonly Tier[]
  standing: TierStanding
}

function TierCard({ tier, step }: { tier: Tier; step: string }) {
  return (
    <View className={styles.card}>
      <View className={classNames(styles.head, themes[tierThemeOf(tier.palette)])}>
        <View className={styles.name} role="heading" ariaRole="heading" aria-level={3}>
          <Icon name="leaf" size={20} className={styles.mark} />
          {tier.name}会员
        </View>
        <View className={styles.threshold}>
          {tier.threshold === 0 ? '加入就是' : `成长值 ${grouped(tier.threshold)} 起`}
        </View>
        <View className={styles.step}>{step}</View>
      </View>
      <View className={styles.benefits}>
        {tier.benefits.map(({ title, detail }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two benefits for different goods may be called the same
          <View key={index} className={styles.benefit}>
            <View className={styles.title}>{title}</View>
            <View className={styles.detail}>{detail}</View>
          </View>
        ))}
      </View>
    </View>
  )
}

/** All tiers side by side, scrolled to the member's tier. */
export function TierShelf({ tiers, standing }: Props) {
  const own = tiers.findIndex(({ key }) => key === standing.tierKey)
  return (
    <ScrollView className={styles.shelf} scrollX enhanced showScrollbar={false} scrollLeft={Math.max(own, 0) * STEP_PX}>
      {/* Who has a keyboard pushes the shelf through it. */}
      <View className={styles.row} role="group" ariaRole="group" aria-label="全部等级" tabIndex={0}>
        {tiers.map((tier) => (
          <TierCard key={tier.key} tier={tier} step={stepText(tier, standing, tiers)} />
        ))}
      </View>
    </ScrollView>
  )
}
