import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { PointsFigure } from '../../../ui/PointsFigure'
import { dayText } from '../../../ui/time-text'
import styles from './PointsShop.module.scss'
import type { PointsShop } from './shop-text'

type Props = { shop: PointsShop; onHistory: () => void }

/** What there is to spend, what of it ends soon, and what was had before. */
export function ShopHead({ shop: { available, endingSoon, waiting }, onHistory }: Props) {
  return (
    <Card>
      <View className={styles.head}>
        <PointsFigure value={available} size="hero" label="可用积分" />
        <View className={styles.side}>
          {endingSoon ? (
            <View className={styles.ending}>
              {grouped(endingSoon.points)} 积分到{dayText(endingSoon.endsDay)}
            </View>
          ) : null}
          <Button kind="plain" size="small" onClick={onHistory}>
            {waiting > 0 ? `${waiting} 件待取` : '兑换记录'}
          </Button>
        </View>
      </View>
    </Card>
  )
}
