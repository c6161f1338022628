import { Canvas } from '@tarojs/components'
import { YEAR_CANVAS_ID } from './use-year-picture'

// WeChat draws only on a canvas of the page, so it stands outside of what is seen.
const OUT_OF_SIGHT = { position: 'fixed', top: '0', left: '-2000px', width: '375px', height: '600px' } as const

export function YearCanvas() {
  return <Canvas type="2d" id={YEAR_CANVAS_ID} canvasId={YEAR_CANVAS_ID} style={OUT_OF_SIGHT} aria-hidden />
}
