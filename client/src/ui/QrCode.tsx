import { Image } from '@tarojs/components'
import { encode } from 'uqr'
import { NO_ALT } from './no-alt'
import { svgDataUri } from './svg'

type Props = {
  text: string
  /** Logical pixels, including the quiet zone. */
  size?: number
  label: string
}

// Scanners need four modules of white around the code.
const QUIET_MODULES = 4

/** The runs of dark modules as one path: a fifth of the length that single squares would take. */
function pathOf(rows: boolean[][]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; ) {
      let length = 0
      while (row[x + length]) length += 1
      if (length > 0) path += `M${x} ${y}h${length}v1h-${length}z`
      x += length + 1
    }
  })
  return path
}

/** Black on white in every theme, because machines read the code. */
export function QrCode({ text, size = 232, label }: Props) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 0 })
  const side = modules + QUIET_MODULES * 2
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-${QUIET_MODULES} -${QUIET_MODULES} ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M-${QUIET_MODULES} -${QUIET_MODULES}h${side}v${side}h-${side}z"/><path d="${pathOf(data)}"/></svg>`
  return (
    <Image
      {...NO_ALT}
      src={svgDataUri(svg)}
      style={{ display: 'block', width: `${size}px`, height: `${size}px` }}
      aria-label={label}
      role="img"
      ariaRole="img"
      // What a camera reads. In the browser another phone beside this one "scans" it here.
      data-text={text}
    />
  )
}
