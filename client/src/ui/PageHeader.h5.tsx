import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Icon } from './Icon'
import { listenForKeys } from './keyboard'
import styles from './PageHeader.module.scss'
import { Pressable } from './Pressable'

function goBack() {
  Taro.navigateBack()
}

/** The bar that WeChat draws by itself: title of the page's config unless another is given, and the way back. */
export function PageHeader({ title }: { title?: string | undefined }) {
  // Read once: while another page lies on top, this one must not turn into its neighbor.
  const [{ configured, canGoBack }] = useState(() => ({
    configured: Taro.getCurrentInstance().page?.config?.navigationBarTitleText ?? '',
    canGoBack: Taro.getCurrentPages().length > 1,
  }))
  const shown = title ?? configured
  useEffect(listenForKeys, [])
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  return (
    <View className={styles.header} role="banner">
      {canGoBack ? (
        <Pressable className={styles.back} onClick={goBack} label="返回">
          <Icon name="back" size={22} />
        </Pressable>
      ) : null}
      <View className={styles.title} role="heading" aria-level={1}>
        {shown}
      </View>
    </View>
  )
}
