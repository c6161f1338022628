import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { inParts } from '../../../ui/in-parts'
import { MoreButton } from '../../../ui/MoreButton'
import type { Wallet, WalletTab } from './use-wallet'
import { WalletCard } from './WalletCard'
import styles from './WalletList.module.scss'

interface Props {
  tab: WalletTab
  page: ActionOutput<'coupon.listMine'>
  more: Wallet['more']
  onOpen: (couponId: string) => void
  onCentre: () => void
}

const NOTHING: Record<WalletTab, { title: string; note: string }> = {
  usable: { title: '还没有可用的券', note: '领券中心里有的，点一下就领到' },
  used: { title: '还没有用过的券', note: '在收银台出示券码即可使用' },
  ended: { title: '没有失效的券', note: '到期没用的券会放在这里' },
}

export function WalletList({ tab, page: { coupons, now }, more, onOpen, onCentre }: Props) {
  if (coupons.length === 0) {
    const act =
      tab === 'usable' ? (
        <Button kind="quiet" size="small" onClick={onCentre}>
          去领券
        </Button>
      ) : null
    return <Empty picture="coupon" {...NOTHING[tab]} action={act} />
  }
  return (
    <>
      {inParts(coupons).map((part) => (
        <View key={part[0]?.couponId} className={styles.part}>
          {part.map((coupon) => (
            <WalletCard key={coupon.couponId} coupon={coupon} now={now} onOpen={onOpen} />
          ))}
        </View>
      ))}
      <MoreButton more={more}>看更多</MoreButton>
    </>
  )
}
