import { View } from '@tarojs/components'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import { GoodsPicture } from './GoodsPicture'
import styles from './PointsShop.module.scss'
import { goodsNote, type PointsShop, type ShopGoods, whyNotText } from './shop-text'

interface Props {
  shop: PointsShop
  onExchange: (goods: ShopGoods) => void
  onChooseStore: () => void
}

/** What the chosen store has, two beside each other; on narrow phones with large type one below the other. */
export function GoodsGrid({ shop, onExchange, onChooseStore }: Props) {
  const { goods, stores, storeId } = shop
  const store = stores.find((each) => each.storeId === storeId)
  if (!store) return <Empty picture="coupon" title="店里还没有积分能换的商品" note="有了会放在这里，积分先攒着" />
  return (
    <View className={styles.goodsSection}>
      <View className={styles.sectionHead}>
        <View className={styles.sectionTitle} role="heading" ariaRole="heading" aria-level={2}>
          到店取
        </View>
        {stores.length > 1 ? (
          <Pressable className={styles.store} onClick={onChooseStore} label={`门店：${store.name}，换一家`}>
            <Icon name="store" size={18} />
            <View className={styles.storeName}>{store.name}</View>
            <Icon name="down" size={16} />
          </Pressable>
        ) : (
          <View className={styles.store}>{store.name}</View>
        )}
      </View>
      <View className={styles.grid}>
        {goods.map((each) => (
          <GoodsCell key={each.goodsId} goods={each} onExchange={() => onExchange(each)} />
        ))}
      </View>
      <View className={styles.foot}>兑换后到店取；过了取货的日子没来取，积分当夜自动退回。</View>
    </View>
  )
}

function GoodsCell({ goods, onExchange }: { goods: ShopGoods; onExchange: () => void }) {
  const { title, picture, pricePoints, fullPricePoints, verdict } = goods
  return (
    <View className={styles.cell}>
      <View className={styles.picture}>
        <GoodsPicture picture={picture} />
      </View>
      <View className={styles.title}>{title}</View>
      <View className={styles.note}>{goodsNote(goods)}</View>
      <View className={styles.price}>
        <View className={styles.figure}>{grouped(pricePoints)}</View>
        <View className={styles.unit}>积分</View>
        {fullPricePoints > pricePoints ? <View className={styles.unit}>原价 {grouped(fullPricePoints)}</View> : null}
      </View>
      {verdict === 'open' ? (
        <Pressable className={styles.act} onClick={onExchange} label={`兑换${title}`}>
          兑换
        </Pressable>
      ) : (
        <View className={styles.why}>{whyNotText(goods)}</View>
      )}
    </View>
  )
}
