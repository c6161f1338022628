import { Image, View } from '@tarojs/components'
import { pictureAddress } from '../../../platform/picture'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { NO_ALT } from '../../../ui/no-alt'
import { Pressable } from '../../../ui/Pressable'
import styles from './PhotoPicker.module.scss'
import { PHOTOS_MAX, type Photos } from './use-photos'

/** The photos that were picked, each to be taken out by a tap, and a place for another. */
export function PhotoPicker({ photos: { fileIds, isUploading, hasFailed, pick, remove } }: { photos: Photos }) {
  return (
    <>
      <View className={styles.photos}>
        {fileIds.map((fileId, index) => (
          <Pressable
            key={fileId}
            className={styles.photo}
            label={`去掉第 ${index + 1} 张照片`}
            onClick={() => remove(fileId)}
          >
            <Image {...NO_ALT} className={styles.picture} src={pictureAddress(fileId)} mode="aspectFill" />
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
