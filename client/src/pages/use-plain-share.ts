import { useShareAppMessage } from '@tarojs/taro'
import shareCard from '../assets/share-card.png'
import { brand } from '../brand/brand'

/**
 * What WeChat's menu shares: only the shop. No reward depends on it and it promises nothing. Without a given picture
 * WeChat would use a screenshot with this member's name and points.
 */
export function usePlainShare(): void {
  useShareAppMessage(() => ({ title: brand.name, path: '/pages/home/index', imageUrl: shareCard }))
}
