import { View } from '@tarojs/components'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './WelcomeLine.module.scss'

interface Props {
  /** The shop has just made this visitor a member. */
  isNew: boolean
  onWallet: () => void
}

/**
 * Asks for the newcomers' gift and says what came. Without a network it says nothing: the shop gives it all the same.
 */
export function WelcomeLine({ isNew, onWallet }: Props) {
  const { data } = useQuery('coupon.receiveWelcome', {}, { enabled: isNew, refreshOnShow: false })
  const count = data?.coupons.length ?? 0
  if (!isNew || count === 0) return null
  const look = (
    <Button kind="plain" size="small" onClick={onWallet}>
      去看看
    </Button>
  )
  return (
    <View className={styles.line}>
      <Notice tone="success" action={look}>{`${count} 张入会券已放进我的券`}</Notice>
    </View>
  )
}
