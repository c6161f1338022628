import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { tierThemeOf } from '../../../brand/tier-theme'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { TierBadge } from '../../../ui/TierBadge'
import styles from './MemberPreview.module.scss'
import { lastVisitText } from './sale-text'

export type FoundMember = ActionOutput<'purchase.preview'>['member']

type Props = { member: FoundMember; onChange: () => void; disabled: boolean }

/** Enough for the clerk to recognize the person at the till, and no more. */
export function MemberPreview({ member, onChange, disabled }: Props) {
  const { displayName, phoneTail, tier, points, lastPurchaseDay } = member
  const facts = [
    `${grouped(points)} 积分`,
    phoneTail === null ? null : `尾号 ${phoneTail}`,
    lastVisitText(lastPurchaseDay),
  ]
  return (
    <Card>
      <View className={styles.line}>
        <View className={styles.who}>
          <View className={styles.name}>{displayName}</View>
          <TierBadge theme={tierThemeOf(tier.palette)} name={tier.name} />
        </View>
        <Button kind="plain" size="small" disabled={disabled} onClick={onChange}>
          换一位
        </Button>
      </View>
      <View className={styles.facts}>{facts.filter(Boolean).join(' · ')}</View>
    </Card>
  )
}
