import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { Tabs } from '../../../ui/Tabs'
import styles from './RetentionView.module.scss'
import { percentText, shortDay } from './report-text'

type Retention = ActionOutput<'report.getRetention'>
type RetentionAnswer = Retention['total']['retained'][number]
export type Step = 'day' | 'week' | 'month'
type Way = 'classic' | 'within' | 'rolling'

export const STEPS: { key: Step; text: string }[] = [
  { key: 'day', text: '按天' },
  { key: 'week', text: '按周' },
  { key: 'month', text: '按月' },
]
const WAYS: { key: Way; text: string }[] = [
  { key: 'classic', text: '当日' },
  { key: 'within', text: 'N 日内' },
  { key: 'rolling', text: 'N 日后' },
]
/** More first days than this nobody reads; the rest is in the total. */
const ROWS_MAX = 31

/** Who came back, by the day of their first visit: the darker a cell, the more of them. */
export function RetentionView({ retention }: { retention: Retention }) {
  const [way, setWay] = useState<Way>('classic')
  const { lastFullDay, rows, total, definitions } = retention
  if (lastFullDay === null || rows.length === 0) {
    return <Empty picture="calendar" title="还没有留存数据" note="留存在每天夜里生成，第二天就能看到" />
  }
  const days = total.retained.map((retained) => retained.days)
  return (
    <>
      <Notice>算到 {shortDay(lastFullDay)}（最近一个完整的日子）</Notice>
      <Tabs tabs={WAYS} current={way} onChange={setWay} />
      <Card inset="tight">
        <View className={styles.grid} role="table" aria-label="留存">
          <View className={styles.row} role="row">
            {['首次来访', '人数', ...days.map((n) => `${n} 日`)].map((name) => (
              <View key={name} className={styles.head} role="columnheader">
                {name}
              </View>
            ))}
          </View>
          <Row name="合计" size={total.size} retained={total.retained} way={way} />
          {rows.slice(0, ROWS_MAX).map(({ fromDay, toDay, size, retained }) => (
            <Row key={fromDay} name={spanText(fromDay, toDay)} size={size} retained={retained} way={way} />
          ))}
        </View>
        {rows.length > ROWS_MAX ? (
          <View className={styles.note}>只列出最近 {ROWS_MAX} 行，合计包含近 180 天</View>
        ) : null}
      </Card>
      <Section title="怎么算的">
        <Card>
          {[definitions.cohort, definitions[way]].map((text) => (
            <View key={text} className={styles.definition}>
              {text}
            </View>
          ))}
        </Card>
      </Section>
    </>
  )
}

type RowProps = { name: string; size: number; retained: readonly RetentionAnswer[]; way: Way }

function Row({ name, size, retained, way }: RowProps) {
  return (
    <View className={styles.row} role="row">
      <View className={styles.name} role="rowheader">
        {name}
      </View>
      <View className={styles.size} role="cell">
        {grouped(size)}
      </View>
      {retained.map((each) => (
        <Cell key={each.days} name={name} retained={each} way={way} />
      ))}
    </View>
  )
}

function Cell({ name, retained, way }: { name: string; retained: RetentionAnswer; way: Way }) {
  const { days, eligible } = retained
  const share = eligible > 0 ? retained[way] / eligible : null
  const label = `${name} ${days} 日：${share === null ? '还不知道' : `${percentText(share)}，${retained[way]} / ${eligible} 人`}`
  return (
    <View className={styles.cell} role="cell" aria-label={label}>
      <View className={styles.tint} style={{ opacity: share === null ? 0 : 0.06 + share * 0.5 }} aria-hidden />
      <View className={styles.share}>{share === null ? '—' : `${Math.round(share * 100)}%`}</View>
    </View>
  )
}

function spanText(fromDay: string, toDay: string): string {
  return fromDay === toDay ? shortDay(fromDay) : `${shortDay(fromDay)}–${shortDay(toDay)}`
}
