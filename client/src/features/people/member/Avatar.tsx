import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { pictureAddress } from '../../../platform/picture'
import { Icon } from '../../../ui/Icon'
import { NO_ALT } from '../../../ui/no-alt'
import styles from './Avatar.module.scss'

type Props = {
  fileId: string | null
  /** Logical pixels. */
  size: number
}

/** Decoration beside the name; a drawn picture replaces one that is missing or does not load. */
export function Avatar({ fileId, size }: Props) {
  const [brokenId, setBrokenId] = useState<string | null>(null)
  const isShown = fileId !== null && fileId !== brokenId
  return (
    <View className={styles.avatar} style={{ '--avatar-size': `${size}px` }} aria-hidden>
      {isShown ? (
        <Image
          {...NO_ALT}
          className={styles.picture}
          src={pictureAddress(fileId)}
          mode="aspectFill"
          onError={() => setBrokenId(fileId)}
        />
      ) : (
        <Icon name="me" size={Math.round(size * 0.5)} />
      )}
    </View>
  )
}
