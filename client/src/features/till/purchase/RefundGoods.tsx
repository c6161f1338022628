import { View } from '@tarojs/components'
import { yuan, yuanWithFen } from '#shared/kernel/money'
import { apartText, worthLeft } from '#shared/till/purchase/goods-back'
import { Field } from '../../../ui/Field'
import { Stepper } from '../../../ui/Stepper'
import { SwitchRow } from '../../../ui/SwitchRow'
import { type Goods, worthProblem } from './goods-back'
import styles from './RefundGoods.module.scss'
import type { useRefund } from './use-refund'

type Props = { goods: Goods; refund: ReturnType<typeof useRefund> }

/** Which goods come back, and what was paid for them: a coupon's discount is not refunded. */
export function RefundGoods({ goods, refund }: Props) {
  const { isAsked, wantedFen } = refund
  return (
    <View className={styles.goods}>
      {goods.lines === null ? (
        <WorthField goods={goods} refund={refund} />
      ) : (
        <GoodsLines goods={goods} refund={refund} />
      )}
      {isAsked ? (
        <View className={styles.comes}>退给客人 ¥{yuanWithFen(wantedFen)}，是这些商品用券后实付的钱</View>
      ) : null}
    </View>
  )
}

function WorthField({ goods, refund: { choice, choose, isLocked } }: Props) {
  return (
    <Field
      label="退回商品的原价"
      kind="amount"
      value={choice.worthText}
      onChange={(worthText) => choose({ worthText })}
      placeholder="0.00"
      disabled={isLocked}
      error={worthProblem(goods, choice.worthText) ?? undefined}
      hint={`用券前的价钱，最多 ¥${yuan(worthLeft(goods))}`}
    />
  )
}

function GoodsLines({ goods, refund: { choice, choose, isLocked } }: Props) {
  const setUnits = (line: number, units: number) => choose({ units: { ...choice.units, [line]: units } })
  return (
    <>
      {(goods.lines ?? []).map((sold, line) => (
        <GoodsLine
          // Lines are told apart only by their place in the purchase.
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of a line is what it is called by
          key={line}
          name={sold.name ?? `第 ${line + 1} 行`}
          unitFen={sold.unitFen}
          leftUnits={sold.quantity - sold.backUnits}
          units={choice.units[line] ?? 0}
          isLocked={isLocked}
          onChange={(units) => setUnits(line, units)}
        />
      ))}
      {goods.deliveryFen > 0 ? (
        <SwitchRow
          title={`${apartText(goods)} ¥${yuan(goods.deliveryFen)} 也退`}
          isOn={choice.isDeliveryBack}
          disabled={isLocked}
          onChange={(isDeliveryBack) => choose({ isDeliveryBack })}
        />
      ) : null}
    </>
  )
}

type LineProps = {
  name: string
  unitFen: number
  leftUnits: number
  units: number
  isLocked: boolean
  onChange: (units: number) => void
}

function GoodsLine({ name, unitFen, leftUnits, units, isLocked, onChange }: LineProps) {
  return (
    <View className={styles.line}>
      <View className={styles.words}>
        <View>{name}</View>
        <View className={styles.note}>
          {leftUnits === 0 ? '已全部退回' : `原价 ¥${yuan(unitFen)}，可退 ${leftUnits} 件`}
        </View>
      </View>
      {leftUnits === 0 ? null : (
        <Stepper
          count={units}
          max={leftUnits}
          lessLabel={`少退一件${name}`}
          moreLabel={`多退一件${name}`}
          disabled={isLocked}
          onChange={onChange}
        />
      )}
    </View>
  )
}
