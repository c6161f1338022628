import { useShareAppMessage } from '@tarojs/taro'
import shareCard from '../assets/share-card.png'
import { brand } from '../brand/brand'

/**
 * What WeChat's own menu shares: the shop, nothing more. No reward hangs on it and nothing is promised; without a picture of
 * its own it would show this member's name and points.
 */
export function usePlainShare(): void {
  useShareAppMessage(() => ({ title: brand.name, path: '/pages/home/index', imageUrl: shareCard }))
}
