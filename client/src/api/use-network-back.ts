import { useEffect } from 'react'
import { onNetworkBack } from '../platform/network'
import type { ApiError } from './api-error'

/** Asks again once the phone is online, if the last request failed for lack of a network. */
export function useNetworkBack(error: ApiError | null, refresh: () => Promise<void>): void {
  const isCutOff = error?.code === 'NETWORK'
  useEffect(() => (isCutOff ? onNetworkBack(() => void refresh()) : undefined), [isCutOff, refresh])
}
