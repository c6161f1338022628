import { Image } from '@tarojs/components'
import { brand } from '../brand/brand'
import styles from './Illustration.module.scss'
import { svgDataUri } from './svg'

const { ink, accent, warm, fill } = brand.colors

/** Line drawings in a 120 × 88 box: ink for the thing, accent and warmth for the tea. */
const PICTURES = {
  cup: `<ellipse cx="58" cy="77" rx="40" ry="5" fill="${fill}" stroke="none"/><path d="M30 36h56v12c0 14-11 24-28 24S30 62 30 48z"/><path d="M86 41h4a9 9 0 0 1 0 18h-6"/><g stroke="${accent}"><path d="M37 46c10 4 32 4 42 0"/><path d="M66 17c-1-9 5-13 15-12 0 9-6 13-15 12zm0 0c3-4 6-6 9-8"/></g><path d="M50 27c-4-4 4-7 0-12" stroke="${warm}"/>`,
  coupon: `<rect x="16" y="78" width="84" height="5" rx="2.5" fill="${fill}" stroke="none"/><g transform="rotate(-8 60 42)"><path d="M22 22h76a2 2 0 0 1 2 2v9a9 9 0 0 0 0 18v9a2 2 0 0 1-2 2H22a2 2 0 0 1-2-2v-9a9 9 0 0 0 0-18v-9a2 2 0 0 1 2-2z"/><path d="M76 27v30" stroke-dasharray="3 5"/><path d="M44 50c-3-12 4-19 19-19 1 13-5 21-19 19zm0 0c4-6 8-9 12-12" stroke="${accent}"/></g>`,
  ledger: `<ellipse cx="60" cy="80" rx="38" ry="4.5" fill="${fill}" stroke="none"/><path d="M36 10h48v64l-8-5-8 5-8-5-8 5-8-5-8 5z"/><path d="M47 26h26M47 38h26"/><path d="M47 50h14" stroke="${accent}"/><circle cx="73" cy="51" r="4" stroke="${warm}"/>`,
  calendar: `<ellipse cx="60" cy="80" rx="38" ry="4.5" fill="${fill}" stroke="none"/><rect x="30" y="18" width="60" height="56" rx="6"/><path d="M30 34h60M45 11v13M75 11v13"/><g stroke="${accent}"><circle cx="46" cy="46" r="4"/><circle cx="60" cy="46" r="4"/></g><circle cx="74" cy="46" r="4" stroke="${warm}" stroke-dasharray="2 3"/><path d="M44 61h4M58 61h4M72 61h4"/>`,
  spilled: `<ellipse cx="58" cy="78" rx="44" ry="5" fill="${fill}" stroke="none"/><path d="M64 32c-22 0-34 9-34 21s12 21 34 21"/><ellipse cx="64" cy="53" rx="8" ry="21"/><path d="M43 36c-3-10 9-15 15-4"/><path d="M71 72c10-3 22-2 32 4M84 78h13" stroke="${accent}"/><path d="M84 44l6-4M86 54h7" stroke="${warm}"/>`,
  phone: `<ellipse cx="60" cy="81" rx="30" ry="4" fill="${fill}" stroke="none"/><rect x="40" y="6" width="40" height="70" rx="7"/><path d="M56 68h8"/><g stroke="${accent}"><path d="M50 24h8v8h-8zM64 24h6M64 32h6M50 40h6M50 46h3"/></g><path d="M61 40h9v9h-9z" stroke="${warm}"/>`,
} as const

export type IllustrationName = keyof typeof PICTURES

/** Decoration only, so it is hidden from screen readers: the words beside it say everything. */
export function Illustration({ name }: { name: IllustrationName }) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="88" viewBox="0 0 120 88" fill="none" stroke="${ink}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${PICTURES[name]}</svg>`
  return <Image className={styles.picture} src={svgDataUri(svg)} mode="scaleToFill" aria-hidden />
}
