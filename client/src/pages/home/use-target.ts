import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { Target } from '#shared/growth/entrance/entrance'
import { useSession } from '../../session/use-session'
import { openCheckIn, openCouponCentre, openInvite, showCode, showCoupons } from '../routes'

const WAYS: Record<Target, () => void> = {
  home: () => {},
  'check-in': () => openCheckIn(),
  coupons: showCoupons,
  'coupon-centre': openCouponCentre,
  code: showCode,
  invite: openInvite,
}

/** Goes on to the entrance's target, unless the person has gone somewhere else meanwhile. */
export function useTarget(): void {
  const target = useSession((session) => session.target)
  const isInFront = useRef(true)
  useDidShow(() => {
    isInFront.current = true
  })
  useDidHide(() => {
    isInFront.current = false
  })
  useEffect(() => {
    if (target === null) return
    useSession.getState().setTarget(null)
    // A newer shop may name a page that this version does not have; then the person stays on home.
    if (isInFront.current) WAYS[target]?.()
  }, [target])
}
