import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { call } from '../../../api/call'
import { chosenIds, type Preview } from './coupon-choice'

/**
 * Releases the reserved coupons when this customer leaves without buying. If the request is lost, they lapse by
 * themselves.
 */
export function useRelease(requestId: RefObject<string>, preview: Preview | null): () => void {
  const reserved = useRef<string[]>([])
  reserved.current = preview?.lockedUntilAt ? chosenIds(preview) : []
  const release = useCallback(() => {
    const couponIds = reserved.current
    reserved.current = []
    if (couponIds.length === 0 || !requestId.current) return
    call('purchase.cancelPreview', { couponIds }, { requestId: requestId.current }).catch(() => {})
  }, [requestId])
  useEffect(() => release, [release])
  return release
}
