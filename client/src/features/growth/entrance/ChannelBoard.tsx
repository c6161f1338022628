import { useState } from 'react'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { errorNoticeOf } from '../../../api/refusal-text'
import { shopToday } from '../../../api/shop-clock'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { ChannelView } from './ChannelView'
import { CostSheet } from './CostSheet'
import { withTitles } from './channel-figures'

type Period = '7' | '30' | '90'

const PERIODS: readonly { key: Period; text: string }[] = [
  { key: '7', text: '近 7 天' },
  { key: '30', text: '近 30 天' },
  { key: '90', text: '近 90 天' },
]

function periodUntil(today: BusinessDay, period: Period) {
  return { fromDay: addDays(today, 1 - Number(period)), toDay: today }
}

/** What each channel brought and what it cost; costs are entered here. */
export function ChannelBoard({ by }: { by: string }) {
  const [period, setPeriod] = useState<Period>('30')
  // Decides only which period is asked for; the days themselves are the shop's.
  const [today] = useState(() => shopToday())
  const [isEntering, setIsEntering] = useState(false)
  const days = periodUntil(today, period)
  const { data: report, error, loading, refresh } = useQuery('entrance.getChannelReport', days)
  // Used only for the names: without an answer, channels are shown as they were typed.
  const { data: list } = useQuery('entrance.list', {}, { refreshOnShow: false })
  const data = report && { ...report, channels: withTitles(report.channels, list?.entrances ?? []) }
  const saved = () => {
    setIsEntering(false)
    void refresh()
  }
  const channels = data?.channels ?? []
  const enter = channels.length === 0 ? undefined : <Button onClick={() => setIsEntering(true)}>录入成本</Button>
  return (
    <Page wide footer={enter}>
      <Tabs tabs={PERIODS} current={period} onChange={setPeriod} />
      {data ? (
        <ChannelView report={data} />
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={refresh} />
      ) : (
        <Skeleton rows={6} />
      )}
      {isEntering ? (
        <CostSheet {...days} channels={channels} by={by} onClose={() => setIsEntering(false)} onSaved={saved} />
      ) : null}
    </Page>
  )
}
