import { View } from '@tarojs/components'
import { useState } from 'react'
import { yuanWithFen } from '#shared/kernel/money'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import { ListRow } from '../../../ui/ListRow'
import { Pressable } from '../../../ui/Pressable'
import { Section } from '../../../ui/Section'
import styles from './CouponChoice.module.scss'
import {
  canBeChosen,
  choiceAfterTap,
  couponIdOf,
  inListOrder,
  isBelowBest,
  type Preview,
  type PreviewCoupon,
  reasonOf,
  replacesOthers,
} from './coupon-choice'

type Props = { preview: Preview; disabled: boolean; onChoose: (couponIds: string[]) => void }

/** Up to this many unusable coupons are shown; more are folded. */
const UNUSABLE_SHOWN = 3

/** Every coupon of the member: chosen, available, or why it cannot be used. */
export function CouponChoice({ preview, disabled, onChoose }: Props) {
  const [isUnfolded, setIsUnfolded] = useState(false)
  const { coupons, best } = preview
  if (coupons.length === 0) return null
  const usable = inListOrder(coupons)
  const unusable = coupons.filter((each) => !canBeChosen(each))
  const isFolded = !isUnfolded && unusable.length > UNUSABLE_SHOWN
  const link =
    best && isBelowBest(preview) && !disabled
      ? { link: { text: '用推荐的', onClick: () => onChoose(best.couponIds) } }
      : { note: usable.length > 0 ? '已选更划算的' : '这一单都不能用' }
  return (
    <Section title="券" {...link}>
      <Card inset="rows">
        {usable.map((coupon) => (
          <ChoiceRow
            key={couponIdOf(coupon)}
            coupon={coupon}
            preview={preview}
            disabled={disabled}
            onClick={() => onChoose(choiceAfterTap(preview, coupon))}
          />
        ))}
        {isFolded ? (
          <ListRow
            title={`另有 ${unusable.length} 张这一单不能用`}
            value="看原因"
            onClick={() => setIsUnfolded(true)}
          />
        ) : (
          unusable.map((coupon) => (
            <ListRow
              key={couponIdOf(coupon)}
              disabled
              title={coupon.coupon.rules.title}
              note={reasonOf(coupon, preview)}
              value="不可用"
            />
          ))
        )}
      </Card>
    </Section>
  )
}

interface ChoiceRowProps {
  coupon: PreviewCoupon
  preview: Preview
  disabled: boolean
  onClick: () => void
}

function ChoiceRow({ coupon, preview, disabled, onClick }: ChoiceRowProps) {
  const { isChosen } = coupon
  const { title } = coupon.coupon.rules
  const worth = worthText(coupon, preview)
  const reason = reasonOf(coupon, preview)
  return (
    <Pressable
      role="switch"
      isOn={isChosen}
      disabled={disabled}
      className={styles.row}
      onClick={onClick}
      label={`${title} ${worth}`}
    >
      <View className={classNames(styles.box, isChosen && styles.chosen)}>
        {isChosen ? <Icon name="check" size={16} /> : null}
      </View>
      <View className={styles.words}>
        <View className={styles.line}>
          <View className={styles.title}>{title}</View>
          <View className={styles.worth}>{worth}</View>
        </View>
        {reason ? <View className={styles.note}>{reason}</View> : null}
        {replacesOthers(preview, coupon) ? <View className={styles.note}>选它会换下已选的券</View> : null}
      </View>
    </Pressable>
  )
}

/** What the coupon takes off: beside the others once it is chosen, alone before that. */
function worthText({ coupon, discountFen, isChosen }: PreviewCoupon, { quote }: Preview): string {
  const { offer } = coupon.rules
  if (offer.kind === 'gift') return `送${offer.giftName}`
  const used = isChosen ? quote?.coupons.find(({ couponId }) => couponId === coupon.couponId) : null
  return `−¥${yuanWithFen(used?.discountFen ?? discountFen ?? 0)}`
}
