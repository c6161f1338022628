import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { newRequestId } from '../../../api/request-id'
import { useMutation } from '../../../api/use-mutation'
import { avatarButton } from '../../../platform/official-buttons'
import { uploadFile } from '../../../platform/upload'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Avatar } from './Avatar'
import styles from './AvatarPicker.module.scss'
import type { Profile } from './use-profile'

type Props = { profile: Profile; onSaved: (profile: Profile) => void }

const UPLOAD_FAILED = '图片没有传上去，换个网络好的地方再选一次'

/** The avatar and WeChat's button to choose another. */
export function AvatarPicker({ profile, onSaved }: Props) {
  const { memberId, avatarFileId } = profile
  const [isUploading, setIsUploading] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const update = useMutation('member.updateProfile', { onDone: onSaved })
  const keep = async (temporaryPath: string) => {
    setHasFailed(false)
    setIsUploading(true)
    const fileId = await uploadFile(temporaryPath, avatarPath(memberId, temporaryPath)).catch(() => null)
    if (fileId === null) setHasFailed(true)
    else await update.run({ avatarFileId: fileId })
    setIsUploading(false)
  }
  const problem = hasFailed ? UPLOAD_FAILED : update.error ? refusalText(update.error) : null
  return (
    <View className={styles.picker}>
      <Avatar fileId={avatarFileId} size={88} />
      <View className={styles.button}>
        <Button
          kind="quiet"
          size="small"
          icon="pencil"
          loading={isUploading}
          {...avatarButton((temporaryPath) => void keep(temporaryPath))}
        >
          {avatarFileId === null ? '选一个头像' : '换头像'}
        </Button>
      </View>
      {problem ? (
        <View className={styles.problem}>
          <Notice tone="danger">{problem}</Notice>
        </View>
      ) : null}
    </View>
  )
}

/** A new name for every picture, because the old picture may still be shown somewhere. */
function avatarPath(memberId: string, temporaryPath: string): string {
  const ending = /\.(png|jpe?g|webp|gif)$/i.exec(temporaryPath)?.[1]?.toLowerCase() ?? 'jpg'
  return `avatars/${memberId}/${newRequestId()}.${ending}`
}
