import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { errorText } from '#shared/error-text'
import { type ApiError, isUndecided } from '../api/api-error'
import { errorNoticeOf } from '../api/refusal-text'
import { shopToday } from '../api/shop-clock'
import type { Query } from '../api/use-query'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { ErrorNotice } from '../ui/ErrorNotice'
import { Notice } from '../ui/Notice'
import { StaleNote } from '../ui/StaleNote'
import { useSlow } from '../ui/use-slow'
import styles from './QueryView.module.scss'
import { showHome } from './routes'

interface Props<T> {
  query: Query<T>
  /** The placeholder in the shape of the content. */
  skeleton: ReactNode
  /** False for content that stays valid when it is old, such as a code that a scanner has to read. */
  dims?: boolean
  children: (data: T) => ReactNode
}

/** Draws what a page asked for: a placeholder, the answer, an older answer with its date, or what went wrong. */
export function QueryView<T>({ query, skeleton, dims = true, children }: Props<T>) {
  const { data, error, loading, staleAt, refresh } = query
  const isSlow = useSlow(data === null && loading && !error)
  // An old answer bridges a gap in the network, but does not replace a refusal.
  if (error && (data === null || !isPassing(error))) {
    return <Failure error={error} retrying={loading} onRetry={() => void refresh()} />
  }
  if (data === null) {
    return (
      <>
        {isSlow ? <Notice>网络有点慢，还在等店里的回应</Notice> : null}
        {skeleton}
      </>
    )
  }
  const isStale = staleAt !== null
  return (
    <>
      {isStale ? (
        <StaleNote
          shownAt={staleAt}
          // The phone's clock on both sides, because it also dated the answer.
          today={shopToday()}
          onRefresh={() => void refresh()}
          busy={loading}
        />
      ) : null}
      <View className={isStale && dims ? styles.stale : ''}>{children(data)}</View>
    </>
  )
}

function isPassing(error: ApiError): boolean {
  return isUndecided(error) || error.code === 'TOO_MANY_REQUESTS'
}

function Failure({ error, retrying, onRetry }: { error: ApiError; retrying: boolean; onRetry: () => void }) {
  if (error.code !== 'NOT_A_MEMBER') {
    return <ErrorNotice {...errorNoticeOf(error)} retrying={retrying} onRetry={onRetry} />
  }
  const { text, next } = errorText(error)
  const join = (
    <Button kind="quiet" size="small" onClick={showHome}>
      去首页
    </Button>
  )
  return <Empty title={text} {...(next ? { note: next } : {})} action={join} />
}
