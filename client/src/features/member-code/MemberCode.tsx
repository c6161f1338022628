import { View } from '@tarojs/components'
import { tierThemeOf } from '../../brand/tier-theme'
import { BarCode } from '../../ui/BarCode'
import { classNames } from '../../ui/class-names'
import { grouped } from '../../ui/figures'
import { Icon } from '../../ui/Icon'
import { Pressable } from '../../ui/Pressable'
import { QrCode } from '../../ui/QrCode'
import themes from '../../ui/tier-theme.module.scss'
import { codeText, groupedCode } from './code-text'
import styles from './MemberCode.module.scss'
import { useBrightScreen } from './use-bright-screen'

interface Props {
  memberCode: string
  name: string
  tier: { name: string; palette: string }
  points: number
  onPoints: () => void
}

/** What the clerk scans, for both kinds of scanner, and as text when neither works. */
export function MemberCode({ memberCode, name, tier, points, onPoints }: Props) {
  useBrightScreen()
  return (
    <View className={styles.card}>
      <View className={classNames(styles.band, themes[tierThemeOf(tier.palette)])}>
        <View className={styles.name}>{name}</View>
        <View className={styles.tier}>{tier.name}会员</View>
      </View>
      <View className={styles.codes}>
        {/* Its own white edge is the space around it; 272 is what a 320 px phone has room for. */}
        <QrCode text={codeText(memberCode)} size={272} label="会员二维码" />
        <View className={styles.bars}>
          <BarCode text={memberCode} label="会员条形码" />
        </View>
        <View className={styles.digits}>{groupedCode(memberCode)}</View>
        <View className={styles.hint}>结账时给店员扫码，或报会员码</View>
      </View>
      <Pressable className={styles.points} onClick={onPoints} label={`积分 ${points}`}>
        <View>积分</View>
        <View className={styles.value}>
          <View className={styles.number}>{grouped(points)}</View>
          <Icon name="forward" size={16} className={styles.arrow} />
        </View>
      </Pressable>
    </View>
  )
}
