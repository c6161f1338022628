import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { StoreChoice } from './StoreChoice'
import { type Staff, type Store, useMyStore } from './use-my-store'

type Props = { children: (work: Work) => ReactNode }

export interface Work {
  staff: Staff
  store: Store
  /** Null for staff of a single store. */
  changeStore: ((storeId: string) => void) | null
}

function goHome() {
  void Taro.switchTab({ url: '/pages/home/index' })
}

/** Loads what every staff screen needs first: who works here, and in which store. */
export function StaffScreen({ children }: Props) {
  const { query, staff, store, choose } = useMyStore()
  const { data, error, loading, refresh } = query
  if (staff && store) return children({ staff, store, changeStore: staff.stores.length > 1 ? choose : null })
  return (
    <Page>
      {staff && staff.stores.length > 1 ? (
        <StoreChoice stores={staff.stores} onChoose={choose} />
      ) : data ? (
        <Empty
          title={staff ? '还没有营业的门店' : '这里是店员用的'}
          note={staff ? '请联系总部，把你分配到门店' : '如果你是店员，请店长先添加你'}
          action={
            <Button kind="quiet" size="small" onClick={goHome}>
              去首页
            </Button>
          }
        />
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={refresh} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}
