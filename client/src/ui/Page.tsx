import { View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useState } from 'react'
import { classNames } from './class-names'
import styles from './Page.module.scss'
import { PageHeader } from './PageHeader'
import { typeScale } from './type-scale'

type Props = PropsWithChildren<{
  /** Needed only where the page's config cannot know the title. */
  title?: string
  /** Stays at the bottom of the screen and holds the main act of the page. */
  footer?: ReactNode
  /** For operators' boards: the page uses a wide window instead of staying as narrow as a phone. */
  wide?: boolean
}>

/**
 * The frame of every screen: safe areas, gutters, the browser's title bar, and type at the size the phone's owner
 * chose.
 */
export function Page({ title, footer, wide = false, children }: Props) {
  const [scale] = useState(typeScale)
  return (
    <View className={styles.page} style={scale === 1 ? undefined : { '--type-scale': String(scale) }}>
      <PageHeader title={title} />
      <View className={classNames(styles.body, wide && styles.wide, Boolean(footer) && styles.aboveFooter)}>
        {children}
      </View>
      {footer ? (
        <View className={styles.footer}>
          <View className={styles.act}>{footer}</View>
        </View>
      ) : null}
    </View>
  )
}
