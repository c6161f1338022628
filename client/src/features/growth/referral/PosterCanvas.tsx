import { Canvas } from '@tarojs/components'
import styles from './PosterCanvas.module.scss'
import { POSTER_CANVAS_ID } from './use-poster'

/** The canvas that the poster is drawn on. WeChat needs it on the page, so it stands outside of the visible area. */
export function PosterCanvas() {
  return <Canvas type="2d" id={POSTER_CANVAS_ID} canvasId={POSTER_CANVAS_ID} className={styles.canvas} aria-hidden />
}
