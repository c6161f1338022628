import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import styles from './TaskRules.module.scss'

const RULES = [
  { title: '谁来数', text: '店里的入账、签到、店员扫码，都由系统自动数。不用截图，不用填表。' },
  {
    title: '什么时候到账',
    text: '有“领取”的点一下就到账，做到后 30 天内都能领；没有的做到以后几分钟内自动到账。',
  },
  {
    title: '退了款呢',
    text: '退掉的那一单不再算，因它做到的任务可能收回奖励；已经用掉的积分记作欠积分，以后得的先补上。',
  },
  { title: '没做完呢', text: '到期就收起来，什么也不扣，下一次再来。' },
  { title: '哪些永远不算', text: '转发、关注、加好友、打高分，都不给奖励。' },
]

/** How tasks count, in the words of the rules that count them. */
export function TaskRules() {
  return (
    <Section title="任务怎么算">
      <Card>
        {RULES.map(({ title, text }) => (
          <View key={title} className={styles.rule}>
            <View className={styles.title}>{title}</View>
            <View className={styles.text}>{text}</View>
          </View>
        ))}
      </Card>
    </Section>
  )
}
