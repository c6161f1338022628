import { View } from '@tarojs/components'
import { spokenPickUpCode } from '#shared/loyalty/points-shop/pick-up-code'
import type { ActionOutput } from '../../../api/call'
import { callNumber } from '../../../platform/place'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { QrCode } from '../../../ui/QrCode'
import { dayText } from '../../../ui/time-text'
import { GoodsPicture } from './GoodsPicture'
import styles from './PickUpTicket.module.scss'
import { standingText } from './shop-text'

type Props = { answer: ActionOutput<'points-shop.getPickUp'> }

/** What the store scans, and where and until when it is. */
export function PickUpTicket({ answer: { pickUp, storeAddress, storePhone } }: Props) {
  const { title, detail, picture, pointsPaid, code, storeName, untilDay } = pickUp
  return (
    <>
      <Card>
        <View className={styles.goods}>
          <View className={styles.picture}>
            <GoodsPicture picture={picture} size={56} />
          </View>
          <View className={styles.words}>
            <View className={styles.title}>{title}</View>
            <View className={styles.note}>
              {[detail, '1 份', `用了 ${grouped(pointsPaid)} 积分`].filter(Boolean).join(' · ')}
            </View>
          </View>
        </View>
        {code === null ? (
          <View className={styles.over}>{standingText(pickUp)}</View>
        ) : (
          <View className={styles.code}>
            <QrCode text={code} label="取货二维码" />
            <View className={styles.digits} aria-label={`取货码 ${[...code].join(' ')}`} ariaRole="text">
              {spokenPickUpCode(code)}
            </View>
            <View className={styles.hint}>给店员扫，或者报这 6 位</View>
          </View>
        )}
      </Card>
      {code === null ? null : (
        <Card inset="rows">
          <ListRow icon="store" title={storeName} note={storeAddress} />
          {storePhone === null ? null : (
            <ListRow
              icon="phone"
              title={storePhone}
              label={`打电话 ${storePhone}`}
              onClick={() => callNumber(storePhone)}
            />
          )}
          <ListRow
            icon="clock"
            title={`${dayText(untilDay)}营业结束前取`}
            note={`没来取，${grouped(pointsPaid)} 积分自动退回`}
          />
        </Card>
      )}
    </>
  )
}
