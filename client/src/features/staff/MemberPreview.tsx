import { View } from '@tarojs/components'
import type { ActionOutput } from '../../api/call'
import { tierThemeOf } from '../../brand/tier-theme'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { PointsFigure } from '../../ui/PointsFigure'
import { TierBadge } from '../../ui/TierBadge'
import styles from './MemberPreview.module.scss'
import { lastVisitText } from './sale-text'

export type FoundMember = ActionOutput<'staff.lookUpMember'>

type Props = { member: FoundMember; onChange: () => void; disabled: boolean }

/** Enough to see that it is the person at the till, and no more. */
export function MemberPreview({ member, onChange, disabled }: Props) {
  const { displayName, phoneTail, tier, points, lastPurchaseDay } = member
  const facts = [phoneTail === null ? null : `尾号 ${phoneTail}`, lastVisitText(lastPurchaseDay)]
  return (
    <Card>
      <View className={styles.line}>
        <View className={styles.who}>
          <View className={styles.name}>{displayName}</View>
          <TierBadge theme={tierThemeOf(tier.palette)} name={tier.name} />
        </View>
        <PointsFigure value={points} size="row" unit="积分" />
      </View>
      <View className={styles.line}>
        <View className={styles.facts}>{facts.filter(Boolean).join(' · ')}</View>
        <Button kind="plain" size="small" disabled={disabled} onClick={onChange}>
          换一位
        </Button>
      </View>
    </Card>
  )
}
