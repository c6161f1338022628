import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import { ICON_NAMES, type IconName } from '../../../ui/icon-names'
import { Section } from '../../../ui/Section'
import styles from './BadgeShelf.module.scss'
import { type BadgeItem, badgeNote } from './task-text'

/** The member's badges and how far the open ones are; for nobody else's eyes, and never ranked. */
export function BadgeShelf({ badges, today }: { badges: BadgeItem[]; today: BusinessDay }) {
  if (badges.length === 0) return null
  const got = badges.filter(({ gotDay }) => gotDay !== null).length
  return (
    <Section title="徽章" note={`得到 ${got} 枚，只给自己看`}>
      <Card>
        <View className={styles.shelf} role="list" ariaRole="list">
          {badges.map((badge, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a challenge of each season may bring the same badge again
            <View key={index} className={styles.badge} role="listitem" ariaRole="listitem">
              <View className={classNames(styles.mark, badge.gotDay === null && styles.open)} aria-hidden>
                <View className={styles.inner}>
                  <Icon name={iconOf(badge)} size={24} />
                </View>
              </View>
              <View className={badge.gotDay === null ? styles.soft : styles.title}>{badge.title}</View>
              <View className={styles.soft}>{badgeNote(badge, today)}</View>
            </View>
          ))}
        </View>
      </Card>
    </Section>
  )
}

/** A badge of a newer shop's has the plain mark. */
function iconOf({ badge }: BadgeItem): IconName {
  return ICON_NAMES.find((name) => name === badge) ?? 'leaf'
}
