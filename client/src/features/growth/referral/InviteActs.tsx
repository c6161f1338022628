import { View } from '@tarojs/components'
import { SHARE_WORD, shareButton } from '../../../platform/share-button'
import { Button } from '../../../ui/Button'
import { showToast } from '../../../ui/toast'
import styles from './InviteActs.module.scss'

interface Props {
  sharePath: string
  onPoster: () => void
}

/** Two ways to tell a friend; neither earns anything by itself. */
export function InviteActs({ sharePath, onPoster }: Props) {
  return (
    <View className={styles.acts}>
      <View className={styles.act}>
        <Button {...shareButton(sharePath, showToast)}>{SHARE_WORD}</Button>
      </View>
      <View className={styles.act}>
        <Button kind="quiet" onClick={onPoster}>
          邀请海报
        </Button>
      </View>
    </View>
  )
}
