import { View } from '@tarojs/components'
import { Notice } from '../../ui/Notice'
import type { HomeAnswer } from './home-store'
import styles from './InvitedNote.module.scss'
import { invitedText } from './invited-text'

/** For whoever came through a friend: what both get, what for, and until when. */
export function InvitedNote({ invited }: { invited: NonNullable<HomeAnswer['invited']> }) {
  return (
    <View className={styles.note}>
      <Notice>{invitedText(invited)}</Notice>
    </View>
  )
}
