import { View } from '@tarojs/components'
import { Icon } from '../../../ui/Icon'
import type { IconName } from '../../../ui/icon-names'
import { Pressable } from '../../../ui/Pressable'
import styles from './WalletDoors.module.scss'

interface Props {
  onCentre: () => void
  onExchange: () => void
}

function Door({ icon, text, onClick }: { icon: IconName; text: string; onClick: () => void }) {
  return (
    <Pressable className={styles.door} onClick={onClick}>
      <Icon name={icon} size={20} className={styles.icon} />
      <View>{text}</View>
    </Pressable>
  )
}

/** The places where the member gets more coupons. */
export function WalletDoors({ onCentre, onExchange }: Props) {
  return (
    <View className={styles.doors}>
      <Door icon="gift" text="领券中心" onClick={onCentre} />
      <Door icon="pencil" text="输入兑换码" onClick={onExchange} />
    </View>
  )
}
