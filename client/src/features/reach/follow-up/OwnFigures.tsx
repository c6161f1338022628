import { View } from '@tarojs/components'
import { useQuery } from '../../../api/use-query'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import { doneOf, figuresText } from './follow-up-text'
import styles from './OwnFigures.module.scss'

/** A clerk's own ninety days, a manager's of the store: in people, beside those whom nobody called. */
export function OwnFigures({ storeId }: { storeId: string }) {
  const { data } = useQuery('follow-up.getFigures', { storeId }, { keep: true, freshMs: 600_000 })
  if (!data) return null
  return (
    <Section title={data.isWhole ? '本店近 90 天' : '我近 90 天'} note={`办好 ${doneOf(data)} 件`}>
      <Card>
        <View className={styles.text}>{figuresText(data)}</View>
        {data.isWhole
          ? data.staff.map(({ staffId, name, done, reached }) => (
              <View key={staffId} className={styles.line}>
                {name}：办好 {done} 件，{reached.members} 位里 {reached.cameBack} 位又来了
              </View>
            ))
          : null}
      </Card>
    </Section>
  )
}
