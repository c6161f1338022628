import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useNetworkBack } from '../../../api/use-network-back'
import type { Query } from '../../../api/use-query'
import { type HomeAnswer, recallHome, refreshHome, useHomeStore } from './home-store'

/** Signs in and loads the first screen, every time that the page is shown. */
export function useHome(): Query<HomeAnswer> {
  // Before the first drawing, so that a known member never sees an empty card.
  useState(recallHome)
  useDidShow(() => void refreshHome())
  useEffect(() => {
    // A page redrawn after a fault is already in front. At a first start both ask, and share one request.
    if (!useHomeStore.getState().answer) void refreshHome()
  }, [])
  const { answer, error, loading } = useHomeStore()
  useNetworkBack(error, refreshHome)
  const staleAt = error && answer ? answer.receivedAt : null
  return { data: answer?.data ?? null, error, loading, staleAt, refresh: refreshHome }
}
