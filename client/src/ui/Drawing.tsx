import { Image, View } from '@tarojs/components'
import { brand } from '../brand/brand'
import styles from './Drawing.module.scss'
import { svgDataUri } from './svg'

const { ink, accent, warm } = brand.colors

/** Line drawings in a 240 × 112 box, for the head of a page that tells of something. */
const DRAWINGS = {
  pot: `<path d="M20 96h200"/><path d="M64 92c-12-8-18-18-18-30 0-12 14-20 34-20s34 8 34 20c0 12-6 22-18 30z"/><path d="M56 48c4-8 14-12 24-12s20 4 24 12M80 36v-6"/><circle cx="80" cy="27" r="3"/><path d="M46 60c-12-4-18-12-20-20l8-2c2 8 7 12 14 14"/><path d="M114 54c14-8 24 2 20 14-3 8-12 12-22 12"/><g stroke="${accent}"><path d="M150 78h22v6a11 11 0 0 1-22 0zM182 78h22v6a11 11 0 0 1-22 0z"/></g><g stroke="${warm}"><path d="M158 70c-3-4 3-6 0-11M190 70c-3-4 3-6 0-11"/></g>`,
  cup: `<path d="M40 98h160"/><path d="M82 44h76v18c0 20-14 34-38 34s-38-14-38-34z"/><path d="M158 52h6a13 13 0 0 1 0 26h-9"/><g stroke="${accent}"><path d="M91 58c14 6 44 6 58 0"/></g><g stroke="${warm}"><path d="M106 32c-6-6 6-10 0-18M122 32c-6-6 6-10 0-18M138 32c-6-6 6-10 0-18"/></g>`,
  leaf: `<path d="M64 98C98 84 142 60 178 18"/><g stroke="${accent}"><path d="M92 84c-16-4-24-16-22-32 16 2 26 14 22 32zM92 84c2-2-8-16-14-22M124 64c-14-8-18-22-12-36 14 6 20 20 12 36zM124 64c2-2-3-18-6-24M118 68c14 8 30 6 40-6-12-10-28-8-40 6zM118 68c8-2 22-4 28-5M148 44c12 4 24 0 30-12-12-4-24 0-30 12z"/></g><g stroke="${warm}"><circle cx="84" cy="94" r="3"/><circle cx="96" cy="96" r="3"/><circle cx="88" cy="104" r="3"/><circle cx="166" cy="26" r="3"/></g>`,
  book: `<path d="M36 96h168"/><path d="M120 34c-16-10-36-12-60-8v60c24-4 44-2 60 8 16-10 36-12 60-8V26c-24-4-44-2-60 8zM120 34v60"/><g stroke="${accent}"><path d="M74 42c10-1 22 0 32 4M74 56c10-1 22 0 32 4M134 46c10-4 22-5 32-4M134 60c10-4 22-5 32-4"/></g><path d="M150 74c2-8 10-12 18-10 0 8-8 13-18 10z" stroke="${warm}"/>`,
} as const

export type DrawingName = keyof typeof DRAWINGS

const isKnown = (name: string): name is DrawingName => name in DRAWINGS

/** Decoration only: the words below it say everything. A drawing that only newer shops know becomes a cup. */
export function Drawing({ name, size = 'wide' }: { name: string; size?: 'wide' | 'small' }) {
  const drawn = DRAWINGS[isKnown(name) ? name : 'cup']
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="112" viewBox="0 0 240 112" fill="none" stroke="${ink}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${drawn}</svg>`
  return (
    <View className={styles[size]} aria-hidden>
      <Image className={styles.picture} src={svgDataUri(svg)} mode="aspectFit" />
    </View>
  )
}
