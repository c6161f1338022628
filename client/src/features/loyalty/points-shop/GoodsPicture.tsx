import { Image } from '@tarojs/components'
import { brand } from '../../../brand/brand'
import { NO_ALT } from '../../../ui/no-alt'
import { strokePicture, svgDataUri } from '../../../ui/svg'

const { ink, accent, warm, fill } = brand.colors
const BOX = { width: 64, height: 64 }

/** Line drawings in a 64 × 64 box: ink for the thing, accent and warmth for the tea. */
const PICTURES: Record<string, string> = {
  teaBag: `<path d="M20 16h24l6 8v30H14V24zM14 24h36"/><path d="M14 47h36"/><path d="M27 40c-2-8 3-12 12-12 1 8-4 13-12 12zm0 0c3-4 5-6 8-8" stroke="${accent}"/>`,
  cup: `<path d="M20 22h24l-3 34H23zM17 17h30v5H17z"/><path d="M22 36h20M23 47h18" stroke="${accent}"/><path d="M34 17V9l7-3" stroke="${warm}"/>`,
  mug: `<path d="M15 30h28v9c0 8-6 13-14 13s-14-5-14-13z"/><path d="M43 33h3a6 6 0 0 1 0 12h-4"/><path d="M19 36c5 3 15 3 20 0" stroke="${accent}"/><path d="M25 23c-3-3 3-5 0-9M34 23c-3-3 3-5 0-9" stroke="${warm}"/>`,
  snack: `<path d="M16 36h16v16H16zM32 36h16v16H32zM24 20h16v16H24z"/><g stroke="${warm}"><path d="M29 27h.1M35 29h.1M22 44h.1M40 43h.1"/></g><path d="M10 56h44" stroke="${accent}"/>`,
  bottle: `<path d="M27 8h10v8l5 7v31a3 3 0 0 1-3 3H25a3 3 0 0 1-3-3V23l5-7z"/><path d="M22 30h20v14H22z"/><path d="M29 41c-1-5 2-7 7-7 0 5-3 7-7 7z" stroke="${accent}"/><path d="M27 12h10" stroke="${warm}"/>`,
  gift: `<path d="M14 28h36v26H14zM11 20h42v8H11z"/><path d="M32 20v34" stroke="${accent}"/><path d="M32 20c-4-10-14-8-11-2 1 2 6 2 11 2zm0 0c4-10 14-8 11-2-1 2-6 2-11 2z" stroke="${warm}"/>`,
}

/** Decoration: the words beside it say what it is. A picture of a newer release is shown as a gift. */
export function GoodsPicture({ picture, size = 72 }: { picture: string; size?: number }) {
  const markup = `<ellipse cx="32" cy="57" rx="22" ry="3" fill="${fill}" stroke="none"/>${PICTURES[picture] ?? PICTURES.gift}`
  const svg = strokePicture(markup, { color: ink, width: 1.6, box: BOX })
  return (
    <Image
      {...NO_ALT}
      src={svgDataUri(svg)}
      style={{ display: 'block', width: `${size}px`, height: `${size}px` }}
      mode="aspectFit"
      aria-hidden
    />
  )
}
