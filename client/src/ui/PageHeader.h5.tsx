import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Icon } from './Icon'
import { listenForKeys } from './keyboard'
import styles from './PageHeader.module.scss'
import { Pressable } from './Pressable'

const HOME = '/pages/home/index'

function goBack() {
  Taro.navigateBack()
}

function goHome() {
  Taro.switchTab({ url: HOME })
}

/** A page opened by its address, or reloaded, has no page below it, so its way out is home. */
function isAlone(): boolean {
  const path = Taro.getCurrentInstance().router?.path?.split('?')[0] ?? HOME
  return Taro.getCurrentPages().length <= 1 && !isTabPage(path)
}

/** The browser build's app config knows which pages are in the tab bar. */
function isTabPage(path: string): boolean {
  const { __taroAppConfig: app } = window as { __taroAppConfig?: { tabBar?: { list: { pagePath: string }[] } } }
  return app?.tabBar?.list.some(({ pagePath }) => path.endsWith(pagePath)) ?? false
}

/** The bar that WeChat draws by itself: the title of the page's config unless another is given, and the way back. */
export function PageHeader({ title }: { title?: string | undefined }) {
  // Read once: otherwise, while another page lies on top, this one would take over that page's title.
  const [{ configured, canGoBack, alone }] = useState(() => ({
    configured: Taro.getCurrentInstance().page?.config?.navigationBarTitleText ?? '',
    canGoBack: Taro.getCurrentPages().length > 1,
    alone: isAlone(),
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
      ) : alone ? (
        <Pressable className={styles.back} onClick={goHome} label="回首页">
          <Icon name="home" size={22} />
        </Pressable>
      ) : null}
      <View className={styles.title} role="heading" ariaRole="heading" aria-level={1}>
        {shown}
      </View>
    </View>
  )
}
