import '@tarojs/components'
import 'react'

// What Taro's typings leave out, although its elements take it.
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    role?: string
    ariaRole?: string
    tabIndex?: number
  }
}

declare module 'react' {
  interface CSSProperties {
    [customProperty: `--${string}`]: string
  }
}
