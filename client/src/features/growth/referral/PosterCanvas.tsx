import { Canvas } from '@tarojs/components'
import styles from './PosterCanvas.module.scss'
import { POSTER_CANVAS_ID } from './use-poster'

/** What the poster is drawn on: a canvas has to stand on the page, so it stands beside it. */
export function PosterCanvas() {
  return <Canvas type="2d" id={POSTER_CANVAS_ID} canvasId={POSTER_CANVAS_ID} className={styles.canvas} aria-hidden />
}
