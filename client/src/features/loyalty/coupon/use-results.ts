import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { vibrateShort } from '../../../platform/vibration'

/** The result of a tap on a coupon. */
export type Result = { kind: 'got'; couponId: string } | { kind: 'refused'; error: ApiError }

export interface Results {
  of: (templateId: string) => Result | null
  add: (templateId: string, result: Result) => void
}

/** What was claimed and what was refused, shown until the page opens again. */
export function useResults(onChanged: () => void): Results {
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({})
  useDidShow(() => setResults({}))
  return {
    of: (templateId) => results[templateId] ?? null,
    add: (templateId, result) => {
      if (result.kind === 'got') vibrateShort()
      setResults((before) => ({ ...before, [templateId]: result }))
      onChanged()
    },
  }
}
