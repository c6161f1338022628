import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Notice } from '../../../ui/Notice'
import styles from './FunnelView.module.scss'
import { percentText, shortDay } from './report-text'
import { FoldedTable } from './Table'

export type Funnel = NonNullable<ActionOutput<'report.getFunnel'>['funnel']>

/** How far members went, with a bar for each step. */
export function FunnelView({ funnel }: { funnel: Funnel }) {
  const { steps, days, fromDay, toDay, windowHours, settledTo, uncountedDays, definition } = funnel
  const most = steps[0]?.members ?? 0
  return (
    <>
      {uncountedDays > 0 ? <Notice tone="warm">有 {uncountedDays} 天还在统计，一小时内补齐</Notice> : null}
      <Card>
        <View className={styles.span}>
          {shortDay(fromDay)}–{shortDay(toDay)} 开始的会员，{windowText(windowHours)}内
        </View>
        {most === 0 ? (
          <Empty picture="ledger" title="这段时间没有人走到第一步" />
        ) : (
          steps.map((step, index) => <Step key={step.title} step={step} index={index} most={most} />)
        )}
        <View className={styles.note}>
          {definition}
          {settledTo !== null && settledTo < toDay ? `${shortDay(settledTo)} 之后开始的，时限还没有过完。` : ''}
        </View>
        {days.length > 0 ? (
          <FoldedTable
            title="漏斗每天的人数"
            head={['开始', ...steps.map(({ title }) => title)]}
            rows={[...days].reverse().map(({ day, members }) => [shortDay(day), ...members.map(grouped)])}
          />
        ) : null}
      </Card>
    </>
  )
}

function Step({ step, index, most }: { step: Funnel['steps'][number]; index: number; most: number }) {
  const { title, members, ofFirst, ofBefore } = step
  const shares = index === 0 ? '' : `，占第一步 ${percentText(ofFirst)}，占上一步 ${percentText(ofBefore)}`
  return (
    <View className={styles.step} aria-label={`第 ${index + 1} 步 ${title}：${members} 人${shares}`} ariaRole="text">
      <View className={styles.line}>
        <View className={styles.title}>
          {index + 1}. {title}
        </View>
        <View className={styles.members}>{grouped(members)} 人</View>
      </View>
      <View className={styles.bar} aria-hidden>
        <View className={styles.fill} style={{ width: `${Math.round((members / most) * 1000) / 10}%` }} />
      </View>
      {index === 0 ? null : (
        <View className={styles.shares}>
          占第一步 {percentText(ofFirst)} · 占上一步 {percentText(ofBefore)}
        </View>
      )}
    </View>
  )
}

function windowText(hours: number): string {
  return hours % 24 === 0 ? `${hours / 24} 天` : `${hours} 小时`
}
