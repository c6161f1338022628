import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Drawing } from '../../../ui/Drawing'
import { Tag } from '../../../ui/Tag'
import styles from './OccasionList.module.scss'
import { mineText, type OccasionCard, placesText, whenText } from './occasion-text'

interface Props {
  occasions: readonly OccasionCard[]
  /** Whether it is said how many places there are. */
  showsPlaces: boolean
  onOpen: (occasionId: string) => void
}

export function OccasionList({ occasions, showsPlaces, onOpen }: Props) {
  return (
    <>
      {occasions.map((occasion) => {
        const mine = mineText(occasion)
        const at = `${whenText(occasion.startsAt)} · ${occasion.storeName}`
        return (
          <Card
            key={occasion.occasionId}
            onClick={() => onOpen(occasion.occasionId)}
            label={[occasion.title, at, showsPlaces ? placesText(occasion) : null, mine].filter(Boolean).join('，')}
          >
            <View className={styles.row}>
              <View className={styles.words}>
                <View className={styles.title}>{occasion.title}</View>
                <View className={styles.note}>{at}</View>
                {showsPlaces ? <View className={styles.note}>{placesText(occasion)}</View> : null}
                {mine ? (
                  <View className={styles.mine}>
                    <Tag tone={occasion.mine === 'booked' && occasion.status === 'planned' ? 'accent' : 'neutral'}>
                      {mine}
                    </Tag>
                  </View>
                ) : null}
              </View>
              <Drawing name={occasion.picture} size="small" />
            </View>
          </Card>
        )
      })}
    </>
  )
}
