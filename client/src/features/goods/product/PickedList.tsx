import { View } from '@tarojs/components'
import { yuan } from '#shared/kernel/money'
import { Card } from '../../../ui/Card'
import { RestNote } from '../../../ui/RestNote'
import { Stepper } from '../../../ui/Stepper'
import styles from './GoodsPicker.module.scss'
import { type Pick, QUANTITY_MAX, withQuantity } from './picks'

type Props = { picks: readonly Pick[]; onPicks: (picks: Pick[]) => void; disabled: boolean }

/** The picked goods, line by line; a line at 0 disappears. */
export function PickedList({ picks, onPicks, disabled }: Props) {
  if (picks.length === 0) return <RestNote>还没有选商品</RestNote>
  return (
    <Card>
      {picks.map((pick) => (
        <View key={pick.key} className={styles.line}>
          <View className={styles.words}>
            <View>{pick.name}</View>
            <View className={styles.price}>
              ¥{yuan(pick.priceFen)}
              {pick.quantity > 1 ? `，共 ¥${yuan(pick.priceFen * pick.quantity)}` : ''}
            </View>
          </View>
          <Stepper
            count={pick.quantity}
            max={QUANTITY_MAX}
            lessLabel={`少一件${pick.name}`}
            moreLabel={`多一件${pick.name}`}
            disabled={disabled}
            onChange={(quantity) => onPicks(withQuantity(picks, pick, quantity))}
          />
        </View>
      ))}
    </Card>
  )
}
