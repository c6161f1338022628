import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Drawing } from '../../../ui/Drawing'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { deadlineText } from '../../../ui/time-text'
import styles from './OccasionView.module.scss'
import { lengthText, type OccasionPage, placesText, whenText } from './occasion-text'

/** When, where, how many places, and what to do when one cannot come. */
export function OccasionView({ occasion }: { occasion: OccasionPage }) {
  const { title, text, picture, place, storeName, tierNames, isForMe, startsAt, movedAt, reason, status } = occasion
  return (
    <>
      <Drawing name={picture} />
      <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
        {title}
      </View>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <View key={index} className={styles.text}>
          {line}
        </View>
      ))}
      {status === 'calledOff' ? (
        <View className={styles.notice}>
          <Notice tone="warm">{`店里取消了这次活动：${reason ?? ''}`}</Notice>
        </View>
      ) : movedAt !== null ? (
        <View className={styles.notice}>
          <Notice>时间或地点改过，以这里写的为准</Notice>
        </View>
      ) : null}
      <View className={styles.facts}>
        <Card inset="rows">
          <ListRow icon="calendar" title={whenText(startsAt)} note={lengthText(occasion)} />
          <ListRow icon="store" title={`${storeName} ${place}`} />
          {status === 'calledOff' ? null : (
            <ListRow
              icon="friends"
              title={placesText(occasion)}
              note={tierNames ? `${tierNames.join('、')}可以报名` : '满了可以候补，有人退会按顺序轮到'}
            />
          )}
        </Card>
      </View>
      {status === 'calledOff' || (tierNames && !isForMe) ? null : (
        <Section title="来不了怎么办">
          <Card>
            <View className={styles.small}>
              {`${deadlineText(occasion.cancelUntilAt)}随时取消，位子留给候补的人。没来也不扣什么。`}
            </View>
          </Card>
        </Section>
      )}
    </>
  )
}
