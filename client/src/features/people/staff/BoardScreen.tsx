import type { ReactNode } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import type { Staff } from './use-my-store'

type Props = {
  onHome: () => void
  /** Drawn only for headquarters. */
  children: (staff: Staff) => ReactNode
}

/** The figures for headquarters. Anybody else is told whom the page is for, and led home. */
export function BoardScreen({ onHome, children }: Props) {
  const { data, error, loading, refresh } = useQuery('staff.getMine', {}, { keep: true })
  const staff = data?.staff
  if (staff?.role === 'headquarters') return children(staff)
  const home = (
    <Button kind="quiet" size="small" onClick={onHome}>
      去首页
    </Button>
  )
  return (
    <Page>
      {data ? (
        <Empty title="这里是总部用的" note="需要的话请联系总部开通" action={home} />
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={refresh} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}
