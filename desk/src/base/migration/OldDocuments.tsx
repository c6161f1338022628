import { Button } from 'antd'
import { useRef, useState } from 'react'
import { refusalText } from '../../api/refusal-text'
import { ApiError, request } from '../../api/request'
import { grouped } from '../../ui/words'

interface Counted {
  looked: number
  old: number
  next: string | null
}

/** Counts what a migration has still to renew, part by part; writes nothing. */
export function OldDocuments({ number }: { number: number }) {
  const [counted, setCounted] = useState<Counted | null>(null)
  const [isCounting, setCounting] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const isStopped = useRef(false)

  const count = async () => {
    isStopped.current = false
    setCounting(true)
    setError(null)
    try {
      let sum: Counted = { looked: 0, old: 0, next: null }
      do {
        const from: string | null = sum.next
        const part = await request('migration.preview', from === null ? { number } : { number, from })
        sum = { looked: sum.looked + part.looked, old: sum.old + part.old, next: part.next }
        setCounted(sum)
      } while (sum.next !== null && !isStopped.current)
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
    } finally {
      setCounting(false)
    }
  }
  const stop = () => {
    isStopped.current = true
  }
  return (
    <>
      <Button type="link" size="small" onClick={() => (isCounting ? stop() : void count())}>
        {isCounting ? '停' : counted ? '再数一遍' : '数一数'}
      </Button>
      {counted && (
        <small role="status">
          看了 {grouped(counted.looked)} 条，{grouped(counted.old)} 条还是旧写法
          {counted.next !== null && (isCounting ? '，还在数' : '，没有数完')}
        </small>
      )}
      {error && <small className="danger">{refusalText(error)}</small>}
    </>
  )
}
