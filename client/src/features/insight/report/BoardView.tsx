import { View } from '@tarojs/components'
import { shopToday } from '../../../api/shop-clock'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped, unbroken } from '../../../ui/figures'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { momentText } from '../../../ui/time-text'
import styles from './BoardView.module.scss'
import { type Board, changeText, type Figure, figureText, periodText, shortDay } from './report-text'
import { FoldedTable, Table } from './Table'
import { TrendLine } from './TrendLine'

const STAGES: { key: Figure['stage']; title: string }[] = [
  { key: 'active', title: '活跃' },
  { key: 'acquisition', title: '获取' },
  { key: 'activation', title: '激活' },
  { key: 'retention', title: '留存' },
  { key: 'referral', title: '推荐' },
  { key: 'revenue', title: '收入' },
]

/** The shop in figures, from visits to spending: each with its trend, its comparison and its meaning. */
export function BoardView({ board }: { board: Board }) {
  const { figures, rolledUpTo } = board
  if (rolledUpTo === null) {
    return <Empty picture="ledger" title="还没有可看的数字" note="会员行为每 10 分钟汇总一次，夜里生成留存报表" />
  }
  return (
    <>
      <Notice>数字算到 {momentText(rolledUpTo, shopToday())}，今天还没有过完</Notice>
      {STAGES.map(({ key, title }) => {
        const own = figures.filter(({ stage }) => stage === key)
        return own.length === 0 ? null : (
          <Section key={key} title={title}>
            <View className={styles.grid}>
              {own.map((figure) => (
                <FigureCard key={figure.key} figure={figure} />
              ))}
            </View>
          </Section>
        )
      })}
      <TierCard board={board} />
    </>
  )
}

function FigureCard({ figure }: { figure: Figure }) {
  const { title, unit, definition, trend, period } = figure
  const days = trend.map(({ day, value }) => [shortDay(day), figureText(value, unit)])
  const [first, last] = [days[0], days[days.length - 1]]
  const reading = first && last ? `从 ${first[0]} 的 ${first[1]} 到 ${last[0]} 的 ${last[1]}` : '还没有数字'
  return (
    <View className={styles.card}>
      <View className={styles.title} role="heading" ariaRole="heading" aria-level={3}>
        {title}
      </View>
      <View className={styles.value}>{figureText(period, unit)}</View>
      <View className={styles.change}>
        {periodText(figure.kind)} · {changeText(figure)}
        {figure.today === null ? '' : unbroken(` · 今天 ${figureText(figure.today, unit)}`)}
      </View>
      <TrendLine values={trend.map(({ value }) => value)} label={`${title}走势：${reading}`} />
      <View className={styles.definition}>{definition}</View>
      <FoldedTable title={`${title}每天的数字`} head={['日期', title]} rows={[...days].reverse()} />
    </View>
  )
}

function TierCard({ board: { tiers, tiersDefinition } }: { board: Board }) {
  const rows = tiers.map(({ name, members, before }) => [
    name,
    grouped(members),
    before === null ? '—' : grouped(before),
  ])
  return (
    <Section title="各等级会员">
      <Card>
        <Table title="各等级会员人数" head={['等级', '现在', '30 天前']} rows={rows} />
        <View className={styles.definition}>{tiersDefinition}</View>
      </Card>
    </Section>
  )
}
