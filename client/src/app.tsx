import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startCloud } from './platform/cloud'
import { entranceOf } from './session/entrance'
import { noteTouch } from './session/record-touch'
import { recordHidden, recordShown } from './session/record-visit'
import { useSession } from './session/use-session'
import { watchOverApp } from './session/watch-over-app'
import './app.scss'
import './tab-bar'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    startCloud()
    watchOverApp()
  })
  useDidShow((options) => {
    const entrance = entranceOf(options ?? {})
    useSession.getState().setEntrance(entrance)
    noteTouch(entrance, options ?? {}, recordShown(entrance))
  })
  useDidHide(recordHidden)
  return children
}
