import { View } from '@tarojs/components'
import { svgDataUri } from '../../../ui/svg'
import styles from './TrendLine.module.scss'

type Props = {
  values: readonly (number | null)[]
  /** What the line shows, in words, for people who cannot see it. */
  label: string
}

const WIDTH = 100
const HEIGHT = 32

/** A line over a pale area, from zero to the highest value; it has a gap where the value is unknown. */
export function TrendLine({ values, label }: Props) {
  return (
    <View
      className={styles.line}
      style={{ '--trend': `url("${svgDataUri(pictureOf(values))}")` }}
      aria-label={label}
      ariaRole="img"
      role="img"
    />
  )
}

function pictureOf(values: readonly (number | null)[]): string {
  const highest = Math.max(...values.map((value) => value ?? 0), 0)
  const x = (index: number) => round((index / Math.max(values.length - 1, 1)) * WIDTH)
  const y = (value: number) => round(HEIGHT - 1 - (highest > 0 ? value / highest : 0) * (HEIGHT - 3))
  const pieces = piecesOf(values)
  const lines = pieces.map((piece) => piece.map(({ index, value }) => `${x(index)},${y(value)}`).join(' L'))
  const areas = pieces.map((piece, place) => {
    const [first, last] = [piece[0], piece[piece.length - 1]]
    return first && last ? `M${x(first.index)},${HEIGHT} L${lines[place]} L${x(last.index)},${HEIGHT} Z` : ''
  })
  const stroke = 'fill="none" stroke="#000" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
  // This is a mask, so only opacity counts; the color is the text's.
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">` +
    `<path d="${areas.join(' ')}" fill="#000" fill-opacity="0.12"/>` +
    `<path d="${lines.map((line) => `M${line}`).join(' ')}" ${stroke} vector-effect="non-scaling-stroke"/></svg>`
  )
}

interface Point {
  index: number
  value: number
}

function piecesOf(values: readonly (number | null)[]): Point[][] {
  const pieces: Point[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) pieces.push([])
    else pieces[pieces.length - 1]?.push({ index, value })
  })
  return pieces.filter((piece) => piece.length > 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
