import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useNetworkBack } from '../../../api/use-network-back'
import type { Query } from '../../../api/use-query'
import { type HomeAnswer, recallHome, refreshHome, useHomeStore } from './home-store'

/** Signs in and asks for the first screen, every time that the page is shown. */
export function useHome(): Query<HomeAnswer> {
  // Before the first drawing, so that a known member never sees an empty card.
  useState(recallHome)
  useDidShow(() => void refreshHome())
  useEffect(() => {
    // A page that was drawn anew after a fault is in front already. At a first start both ask, and are answered as one.
    if (!useHomeStore.getState().answer) void refreshHome()
  }, [])
  const { answer, error, loading } = useHomeStore()
  useNetworkBack(error, refreshHome)
  const staleAt = error && answer ? answer.receivedAt : null
  return { data: answer?.data ?? null, error, loading, staleAt, refresh: refreshHome }
}
