import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { yuan } from '#shared/kernel/money'
import { scanCode } from '../../../platform/scan'
import { vibrateShort } from '../../../platform/vibration'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Field } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import { RestNote } from '../../../ui/RestNote'
import { Tabs } from '../../../ui/Tabs'
import styles from './GoodsPicker.module.scss'
import { PickedList } from './PickedList'
import { atTodaysPrices, byBarCode, offered, oneMore, type Pick, piecesOf, quantityOf, type TillProduct } from './picks'

type Props = {
  products: readonly TillProduct[]
  picks: readonly Pick[]
  onPicks: (picks: Pick[]) => void
  /** Back to entering only an amount. */
  onAmount: () => void
  disabled: boolean
}

type ShownGoods = 'goods' | 'picked' | 'amount'

/** Picks goods with one tap each: the best sellers first, the rest by search or bar code. */
export function GoodsPicker({ products, picks, onPicks, onAmount, disabled }: Props) {
  const [shown, setShown] = useState<ShownGoods>('goods')
  const show = (next: ShownGoods) => (next === 'amount' ? onAmount() : setShown(next))
  const pieces = piecesOf(picks)
  const current = atTodaysPrices(picks, products)
  useEffect(() => {
    if (current !== picks) onPicks([...current])
  }, [current, picks, onPicks])
  return (
    <>
      <Tabs
        tabs={[
          { key: 'goods' as const, text: '商品' },
          { key: 'picked' as const, text: '已选', count: pieces },
          { key: 'amount' as const, text: '只输金额' },
        ]}
        current={shown}
        onChange={show}
      />
      {shown === 'picked' ? (
        <PickedList picks={picks} onPicks={onPicks} disabled={disabled} />
      ) : (
        <ProductKeys products={products} picks={picks} onPicks={onPicks} disabled={disabled} />
      )}
    </>
  )
}

function ProductKeys({ products, picks, onPicks, disabled }: Omit<Props, 'onAmount'>) {
  const [typed, setTyped] = useState('')
  const [unknown, setUnknown] = useState<string | null>(null)
  const found = offered(products, typed)
  const add = (product: TillProduct) => onPicks(oneMore(picks, product))
  const scan = async () => {
    const read = await scanCode()
    if (read === null) return
    const product = byBarCode(products, read)
    setUnknown(product ? null : read)
    if (!product) return
    add(product)
    vibrateShort()
  }
  return (
    <>
      <Card>
        <View className={styles.search}>
          <View className={styles.field}>
            <Field label="找商品" value={typed} onChange={setTyped} placeholder="名称、编号或条码" />
          </View>
          <Pressable className={styles.scan} label="扫商品条码" disabled={disabled} onClick={() => void scan()}>
            <Icon name="scan" size={24} />
          </Pressable>
        </View>
      </Card>
      {unknown === null ? null : <Notice tone="danger">没有条码 {unknown} 的商品。按名称找，或只输金额</Notice>}
      <View className={styles.keys}>
        {found.map((product) => (
          <ProductKey
            key={product.key}
            product={product}
            count={quantityOf(picks, product.key)}
            disabled={disabled}
            onAdd={() => add(product)}
          />
        ))}
      </View>
      {found.length === 0 ? <RestNote>没有找到。换一个词，或只输金额</RestNote> : null}
      {typed.trim() === '' && found.length < products.length ? (
        <RestNote>卖得多的 {found.length} 件，别的按名称找</RestNote>
      ) : null}
    </>
  )
}

type KeyProps = { product: TillProduct; count: number; disabled: boolean; onAdd: () => void }

function ProductKey({ product: { name, priceFen }, count, disabled, onAdd }: KeyProps) {
  return (
    <Pressable
      className={classNames(styles.key, count > 0 && styles.picked)}
      label={count > 0 ? `${name} ${yuan(priceFen)} 元，已选 ${count} 件，再加一件` : `${name} ${yuan(priceFen)} 元`}
      disabled={disabled}
      onClick={onAdd}
    >
      <View className={styles.name}>{name}</View>
      <View className={styles.price}>¥{yuan(priceFen)}</View>
      {count > 0 ? <View className={styles.badge}>{count}</View> : null}
    </Pressable>
  )
}
