import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { operatorErrorText } from '#shared/operator-error-text'
import type { ApiError } from '../api/request'
import type { Asked } from '../api/use-ask'
import { clockText } from './words'

/** Draws an answer once it is there; until then a placeholder, and a way on if it does not come. */
export function Answer<T>({
  asked,
  lines = 4,
  children,
}: {
  asked: Pick<Asked<T>, 'answer' | 'error' | 'answeredAt' | 'again'>
  lines?: number
  children: (answer: T) => ReactNode
}) {
  const { answer, error, answeredAt, again } = asked
  if (answer === undefined) return error ? <Failed error={error} again={again} /> : <Skeleton lines={lines} />
  return (
    <>
      {error && <Failed error={error} again={again} since={answeredAt} />}
      {children(answer)}
    </>
  )
}

export function Failed({ error, again, since }: { error: ApiError; again?: () => void; since?: number }) {
  const { text, next } = operatorErrorText(error)
  return (
    <div className="failed" role="alert">
      <p>
        <strong>{text}</strong>
        {since ? `，下面是 ${clockText(since)} 的内容` : ''}
      </p>
      <p>{next}</p>
      <p className="small">编号 {error.requestId.slice(0, 13)}</p>
      {again && error.code !== 'NOT_ALLOWED' && (
        <Button size="small" onClick={again}>
          再试一次
        </Button>
      )}
    </div>
  )
}

/** Draws nothing for a short wait: a flash of grey would be more distracting. */
export function Skeleton({ lines }: { lines: number }) {
  const isSlow = useAfter(200)
  const isVerySlow = useAfter(1500)
  if (!isSlow) return <div className="skeleton" aria-busy="true" />
  return (
    <div className="skeleton" aria-busy="true" role="status">
      {isVerySlow && <p className="soft small">正在读取，比平常久一点</p>}
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content
        <i key={line} className={line % 2 ? 'short' : ''} />
      ))}
    </div>
  )
}

function useAfter(ms: number): boolean {
  const [isPast, setPast] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isPast
}

export function Empty({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {act}
    </div>
  )
}
