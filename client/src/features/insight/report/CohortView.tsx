import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Tabs } from '../../../ui/Tabs'
import styles from './RetentionView.module.scss'
import { moneyText, monthText } from './report-text'
import { Table } from './Table'

type Cohorts = ActionOutput<'report.getCohorts'>
type Measure = 'share' | 'buyers' | 'spent'

const MEASURES: { key: Measure; text: string }[] = [
  { key: 'share', text: '复购率' },
  { key: 'buyers', text: '人数' },
  { key: 'spent', text: '人均消费' },
]

/** Buyers by the month of their first purchase, and what they did afterwards. */
export function CohortView({ cohorts: { cohorts, definition, thisMonth } }: { cohorts: Cohorts }) {
  const [measure, setMeasure] = useState<Measure>('share')
  if (cohorts.length === 0) {
    return <Empty picture="ledger" title="还没有消费记录" note="收银台入账或导入消费后，第二天就能看到" />
  }
  const length = Math.max(...cohorts.map(({ buyers }) => buyers.length))
  const head = ['首次消费', '人数', ...Array.from({ length }, (_, month) => (month === 0 ? '当月' : `+${month} 月`))]
  const rows = [...cohorts]
    .reverse()
    .map((cohort) => [
      `${monthText(cohort.month)}${cohort.month === thisMonth ? '（未满）' : ''}`,
      grouped(cohort.size),
      ...Array.from({ length }, (_, month) => cellText(cohort, month, measure)),
    ])
  return (
    <>
      <Tabs tabs={MEASURES} current={measure} onChange={setMeasure} />
      <Card>
        <Table title="按首次消费月份的复购" head={head} rows={rows} />
        <View className={styles.note}>{definition}</View>
      </Card>
    </>
  )
}

function cellText({ size, buyers, spentFen }: Cohorts['cohorts'][number], month: number, measure: Measure): string {
  const count = buyers[month]
  if (count === undefined || size === 0) return ''
  if (measure === 'buyers') return grouped(count)
  if (measure === 'spent') return moneyText((spentFen[month] ?? 0) / size)
  return `${Math.round((count / size) * 100)}%`
}
