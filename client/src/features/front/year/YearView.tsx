import { Image, View } from '@tarojs/components'
import { brand } from '../../../brand/brand'
import { NO_ALT } from '../../../ui/no-alt'
import { svgDataUri } from '../../../ui/svg'
import { ringDots } from './ring'
import styles from './YearView.module.scss'
import { figuresOf, quarterMonths, spanText, visitsText, weeksText, type Year } from './year-words'

const { from, to, text, textSoft, fill } = brand.tiers.jade
const SIDE = 280
const CUP =
  '<path d="M122 150h32v10c0 9-7 15-16 15s-16-6-16-15z"/><path d="M154 153h4a6 6 0 0 1 0 12h-5"/><path d="M132 143c-3-4 3-6 0-10M144 143c-3-4 3-6 0-10"'

function ringPicture({ weeks }: Year): string {
  const dots = ringDots(weeks, { x: SIDE / 2, y: SIDE / 2, radius: 112 })
    .map(({ x, y, radius, isFaint }) => {
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${isFaint ? textSoft : fill}"${isFaint ? ' opacity=".55"' : ''}/>`
    })
    .join('')
  const cup = `<g transform="translate(0 -36)" fill="none" stroke="${text}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${CUP} stroke="${fill}"/></g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><circle cx="140" cy="140" r="84" fill="none" stroke="${text}" stroke-opacity=".14" stroke-width="6"/>${dots}${cup}</svg>`
}

/** The year in one look: how often, in which weeks, and what came of it. Nobody is compared with anybody. */
export function YearView({ year }: { year: Year }) {
  const [top, right, foot, left] = quarterMonths(year)
  return (
    <View className={styles.year} style={{ background: `linear-gradient(160deg, ${from}, ${to})`, color: text }}>
      <View className={styles.span} style={{ color: textSoft }}>
        {spanText(year)}
      </View>
      <View className={styles.title} role="heading" ariaRole="heading" aria-level={1}>
        {year.displayName}，{visitsText(year)}
      </View>
      <View className={styles.ring}>
        <Image
          {...NO_ALT}
          className={styles.dots}
          src={svgDataUri(ringPicture(year))}
          aria-label={weeksText(year)}
          role="img"
          ariaRole="img"
        />
        <View className={styles.center} aria-hidden>
          {weeksText(year)}
        </View>
        {[top, right, foot, left].map((month, at) => (
          <View key={PLACES[at]} className={`${styles.month} ${styles[PLACES[at] ?? 'top']}`} aria-hidden>
            {month}
          </View>
        ))}
      </View>
      <View className={styles.figures}>
        {figuresOf(year).map(({ figure, words }) => (
          <View key={words} className={styles.figure}>
            <View className={styles.number}>{figure}</View>
            <View style={{ color: textSoft }} className={styles.words}>
              {words}
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}

const PLACES = ['top', 'right', 'foot', 'left'] as const
