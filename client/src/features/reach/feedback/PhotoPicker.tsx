import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { newRequestId } from '../../../api/request-id'
import { choosePhotos } from '../../../platform/choose-photos'
import { pictureAddress } from '../../../platform/picture'
import { uploadFile } from '../../../platform/upload'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import styles from './PhotoPicker.module.scss'

interface Props {
  /** Where this member may put photos. */
  folder: string
  fileIds: readonly string[]
  onChange: (fileIds: readonly string[]) => void
}

export const PHOTOS_MAX = 3

/** Up to three photos, uploaded as they are picked; one that was taken out is not sent. */
export function PhotoPicker({ folder, fileIds, onChange }: Props) {
  const [isUploading, setIsUploading] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const pick = async () => {
    setHasFailed(false)
    const paths = await choosePhotos(PHOTOS_MAX - fileIds.length)
    if (paths.length === 0) return
    setIsUploading(true)
    const uploaded = await Promise.all(paths.map((path) => uploadFile(path, nameIn(folder, path)).catch(() => null)))
    setIsUploading(false)
    const stored = uploaded.filter((fileId) => fileId !== null)
    setHasFailed(stored.length < uploaded.length)
    onChange([...fileIds, ...stored])
  }
  return (
    <>
      <View className={styles.photos}>
        {fileIds.map((fileId, index) => (
          <Pressable
            key={fileId}
            className={styles.photo}
            label={`去掉第 ${index + 1} 张照片`}
            onClick={() => onChange(fileIds.filter((each) => each !== fileId))}
          >
            <Image className={styles.picture} src={pictureAddress(fileId)} mode="aspectFill" />
            <View className={styles.remove}>
              <Icon name="close" size={14} />
            </View>
          </Pressable>
        ))}
        {fileIds.length < PHOTOS_MAX ? (
          <Pressable className={styles.add} busy={isUploading} label="加照片" onClick={() => void pick()}>
            <Icon name="plus" size={22} />
            <View className={styles.word}>{isUploading ? '上传中' : '照片'}</View>
          </Pressable>
        ) : null}
      </View>
      {hasFailed ? <Notice tone="danger">有照片没有传上去，换个网络好的地方再选一次</Notice> : null}
    </>
  )
}

function nameIn(folder: string, temporaryPath: string): string {
  const ending = /\.(png|jpe?g|webp)$/i.exec(temporaryPath)?.[1]?.toLowerCase() ?? 'jpg'
  return `${folder}${newRequestId()}.${ending}`
}
