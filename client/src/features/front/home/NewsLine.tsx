import { View } from '@tarojs/components'
import { brand } from '../../../brand/brand'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './NewsLine.module.scss'
import type { HomeNews } from './use-home-news'

interface Props {
  news: HomeNews
  onTier: () => void
}

/** Good news in a line under the card, with nothing to dismiss. */
export function NewsLine({ news: { welcomePoints, tierName }, onTier }: Props) {
  if (welcomePoints === null && tierName === null) return null
  const look = (
    <Button kind="plain" size="small" onClick={onTier}>
      看权益
    </Button>
  )
  return (
    <View className={styles.news}>
      {tierName !== null ? (
        <Notice tone="success" action={look}>
          升到{tierName}会员了
        </Notice>
      ) : null}
      {welcomePoints !== null ? (
        <Notice tone="success">
          <View className={styles.slogan}>{brand.slogan}</View>
          {welcomePoints > 0 ? `入会礼 ${welcomePoints} 积分已到账` : '会员卡已经办好'}
        </Notice>
      ) : null}
    </View>
  )
}
