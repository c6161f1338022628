import { useEffect } from 'react'
import { onNetworkBack } from '../platform/network'
import type { ApiError } from './api-error'

/** Asks again by itself once the phone has a network, as long as that is what the last request lacked. */
export function useNetworkBack(error: ApiError | null, refresh: () => Promise<void>): void {
  const isCutOff = error?.code === 'NETWORK'
  useEffect(() => (isCutOff ? onNetworkBack(() => void refresh()) : undefined), [isCutOff, refresh])
}
