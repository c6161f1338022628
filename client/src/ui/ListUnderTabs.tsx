import { View } from '@tarojs/components'
import type { ReactElement } from 'react'
import { errorNoticeOf } from '../api/refusal-text'
import type { Pages } from '../api/use-pages'
import { Card } from './Card'
import { ErrorNotice } from './ErrorNotice'
import styles from './ListUnderTabs.module.scss'
import { MoreButton } from './MoreButton'
import { Skeleton } from './Skeleton'

interface Props<T> {
  list: Pages<T>
  /** Shown where the whole list has nothing in it. */
  empty: ReactElement
  /** One row, with its key. */
  children: (item: T) => ReactElement
}

/** The list of a board below its tabs, from the first wait to its last page. */
export function ListUnderTabs<T>({ list: { query, more }, empty, children }: Props<T>) {
  const { data, error, loading, refresh } = query
  if (!data && error && !loading) return <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
  if (!data) return <Skeleton rows={5} />
  return (
    <>
      {data.length > 0 ? (
        <View className={styles.rows}>
          <Card inset="rows">{data.map(children)}</Card>
        </View>
      ) : null}
      {data.length === 0 && !more.canLoad ? empty : null}
      <MoreButton more={more}>看更多</MoreButton>
    </>
  )
}
