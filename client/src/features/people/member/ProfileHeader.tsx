import { View } from '@tarojs/components'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import { Avatar } from './Avatar'
import styles from './ProfileHeader.module.scss'
import { monthText, nameOf } from './profile-text'
import type { Profile } from './use-profile'

type Props = { profile: Profile; onOpen: () => void }

/** Shows the member's profile; a tap leads to the page that changes it. */
export function ProfileHeader({ profile, onOpen }: Props) {
  const { nickname, avatarFileId, joinedDay } = profile
  const isBare = nickname === null && avatarFileId === null
  return (
    <Pressable className={styles.header} onClick={onOpen} label={`${nameOf(profile)}，个人资料`}>
      <Avatar fileId={avatarFileId} size={64} />
      <View className={styles.words}>
        <View className={styles.name}>{nameOf(profile)}</View>
        <View className={styles.note}>{isBare ? '设置头像和昵称' : `${monthText(joinedDay)}加入`}</View>
      </View>
      <Icon name="forward" size={18} className={styles.arrow} />
    </Pressable>
  )
}
