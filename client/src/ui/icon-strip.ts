import { ICON_NAMES } from './icon-names'
import { ICON_PATHS } from './icon-paths'
import { strokePicture, svgDataUri } from './svg'

const BOX = 24

/** All icons in one picture, one below the other, as the style sheet holds them. Only tools and tests draw it. */
export function iconStripSheet(): string {
  const boxes = ICON_NAMES.map((name, at) => `<g transform="translate(0 ${at * BOX})">${ICON_PATHS[name]}</g>`)
  const size = { width: BOX, height: ICON_NAMES.length * BOX }
  const picture = strokePicture(boxes.join(''), { box: size })
  return `// Made by scripts/make-icons.ts from icon-paths.ts.\n$icon-strip: "${svgDataUri(picture)}";\n`
}
