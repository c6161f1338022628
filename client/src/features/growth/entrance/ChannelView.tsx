import { View } from '@tarojs/components'
import { useState } from 'react'
import { shopToday } from '../../../api/shop-clock'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { Tabs } from '../../../ui/Tabs'
import { momentText } from '../../../ui/time-text'
import styles from './ChannelView.module.scss'
import {
  type Channel,
  type ChannelReport,
  channelsBy,
  countText,
  type Figure,
  figuresOf,
  MODELS,
  type Model,
  moneyText,
  totalsOf,
} from './channel-figures'

/** A bar and the figures for each channel, under one way of crediting visits. */
export function ChannelView({ report }: { report: ChannelReport }) {
  const [model, setModel] = useState<Model>('first')
  const channels = channelsBy(report.channels, model)
  const most = Math.max(0, ...channels.map((channel) => channel[model].joins))
  const { visits, joins, costFen, cacFen } = totalsOf(report.channels, model)
  const totals: Figure[] = [
    { name: '到访', text: grouped(visits) },
    { name: '入会', text: countText(joins) },
    { name: '渠道费用', text: moneyText(costFen) },
    { name: '获客成本', text: moneyText(cacFen) },
    { name: 'K 因子', text: report.kFactor === null ? '—' : report.kFactor.toFixed(2) },
  ]
  return (
    <>
      {report.openDays > 0 ? <Notice>{openText(report)}</Notice> : null}
      <Card>
        <Figures figures={totals} />
      </Card>
      <Section title="各渠道">
        <Tabs tabs={MODELS} current={model} onChange={setModel} />
        {channels.length === 0 ? (
          <Card>
            <Empty
              picture="ledger"
              title="这段时间还没有到访记录"
              note="扫入口码、点会员分享或搜索进来的都会计在这里"
            />
          </Card>
        ) : (
          <View className={styles.grid}>
            {channels.map((channel) => (
              <ChannelCard key={channel.channel} channel={channel} model={model} most={most} />
            ))}
          </View>
        )}
      </Section>
      <Section title="怎么算的">
        <Card>
          {report.definitions.map(({ key, title, text }) => (
            <View key={key} className={styles.definition}>
              <View className={styles.term}>{title}</View>
              <View className={styles.text}>{text}</View>
            </View>
          ))}
        </Card>
      </Section>
    </>
  )
}

function ChannelCard({ channel, model, most }: { channel: Channel; model: Model; most: number }) {
  const share = most > 0 ? (channel[model].joins / most) * 100 : 0
  return (
    <View className={styles.channel}>
      <View className={styles.title} role="heading" ariaRole="heading" aria-level={3}>
        {channel.title}
      </View>
      <View className={styles.bar} aria-hidden>
        <View className={styles.fill} style={{ width: `${Math.round(share)}%` }} />
      </View>
      <Figures figures={figuresOf(channel, model)} />
    </View>
  )
}

function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <View className={styles.figures}>
      {figures.map(({ name, text }) => (
        <View key={name} className={styles.figure} aria-label={`${name} ${text}`} ariaRole="text">
          <View className={styles.name}>{name}</View>
          <View className={styles.value}>{text}</View>
        </View>
      ))}
    </View>
  )
}

function openText({ openDays, countedAt }: ChannelReport): string {
  const counted = countedAt === null ? '' : `，上次统计 ${momentText(countedAt, shopToday())}`
  return `其中 ${openDays} 天还在统计${counted}`
}
