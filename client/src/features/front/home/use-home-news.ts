import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { HomeAnswer } from './home-store'

export interface HomeNews {
  /** Points given just now for joining. */
  welcomePoints: number | null
  /** The tier that the member has reached since the last answer. */
  tierName: string | null
}

const NO_NEWS: HomeNews = { welcomePoints: null, tierName: null }

/** What happened just now; shown until the page opens the next time. */
export function useHomeNews(data: HomeAnswer | null): HomeNews {
  const [known, setKnown] = useState(data)
  const [news, setNews] = useState(NO_NEWS)
  useDidShow(() => setNews(NO_NEWS))
  if (data && data !== known) {
    setKnown(data)
    const { welcomePoints, tierName } = newsBetween(known, data)
    setNews({ welcomePoints: welcomePoints ?? news.welcomePoints, tierName: tierName ?? news.tierName })
  }
  return news
}

export function newsBetween(before: HomeAnswer | null, { isNew, welcomePoints, tier, standing }: HomeAnswer): HomeNews {
  const thresholdBefore = before?.standing.next?.threshold
  // The next tier is a higher one, or none is left: the member has risen. After a downgrade the next tier is lower.
  const hasRisen =
    before?.tier.key !== tier.key &&
    thresholdBefore !== undefined &&
    (standing.next === null || standing.next.threshold > thresholdBefore)
  return { welcomePoints: isNew ? welcomePoints : null, tierName: hasRisen ? tier.name : null }
}
