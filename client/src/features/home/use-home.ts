import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { Query } from '../../api/use-query'
import { type HomeAnswer, recallHome, refreshHome, useHomeStore } from './home-store'

/** Signs in and asks for the first screen, every time that the page is shown. */
export function useHome(): Query<HomeAnswer> {
  // Before the first drawing, so that a known member never sees an empty card.
  useState(recallHome)
  useDidShow(() => void refreshHome())
  const { answer, error, loading } = useHomeStore()
  const staleAt = error && answer ? answer.receivedAt : null
  return { data: answer?.data ?? null, error, loading, staleAt, refresh: refreshHome }
}
