/// <reference types="@tarojs/taro" />

declare module '*.module.scss' {
  const classNames: Record<string, string>
  export default classNames
}

declare module '*.scss'

declare module '*.png' {
  const path: string
  export default path
}

declare module '*.svg' {
  const path: string
  export default path
}
