import { Image } from '@tarojs/components'
import styles from './BarCode.module.scss'
import { code128Widths } from './code-128'
import { NO_ALT } from './no-alt'
import { svgDataUri } from './svg'

type Props = {
  /** Printable ASCII; digits take half the width of other characters. */
  text: string
  label: string
}

const QUIET_MODULES = 10

function svgOf(text: string): string {
  let x = QUIET_MODULES
  let path = ''
  Array.from(code128Widths(text), Number).forEach((width, index) => {
    if (index % 2 === 0) path += `M${x} 0h${width}v1h-${width}z`
    x += width
  })
  const side = x + QUIET_MODULES
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="32" viewBox="0 0 ${side} 1" preserveAspectRatio="none" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v1H0z"/><path d="${path}"/></svg>`
}

/** For tills whose scanners read only bar codes. */
export function BarCode({ text, label }: Props) {
  return (
    <Image
      {...NO_ALT}
      className={styles.bars}
      src={svgDataUri(svgOf(text))}
      mode="scaleToFill"
      aria-label={label}
      role="img"
      ariaRole="img"
    />
  )
}
