import { brand } from '../../../brand/brand'
import type { RoundPen } from '../../../platform/drawing'
import { ringDots } from './ring'
import { figuresOf, spanText, visitsText, weeksText, type Year } from './year-words'

/** Size of the finished picture in pixels. */
export const PICTURE_WIDTH = 750
export const PICTURE_HEIGHT = 1200

/** What the member puts into the picture beside what is always in it; both are off until they are wanted. */
export interface PictureWishes {
  withName: boolean
  withMoney: boolean
}

const { to, text, textSoft, fill } = brand.tiers.jade
const FONTS = '-apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif'
const MARGIN = 56
const CENTER = { x: PICTURE_WIDTH / 2, y: 520, radius: 232 }

/** The ring, what the year came to, and the shop's name. No money and no name unless they are wanted. */
export function drawYear(pen: RoundPen, year: Year, { withName, withMoney }: PictureWishes): void {
  pen.fillStyle = to
  pen.fillRect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT)
  pen.textBaseline = 'top'
  pen.textAlign = 'left'
  write(pen, spanText(year), { x: MARGIN, y: 64, size: 28, color: textSoft })
  const visits = visitsText(year).replace('你', '我')
  write(pen, withName ? `${year.displayName} · ${visits}` : visits, { x: MARGIN, y: 112, size: 52, weight: 700 })
  for (const { x, y, radius, isFaint } of ringDots(year.weeks, CENTER)) {
    pen.fillStyle = isFaint ? textSoft : fill
    pen.beginPath()
    pen.arc(x, y, radius, 0, Math.PI * 2)
    pen.fill()
  }
  pen.textAlign = 'center'
  write(pen, weeksText(year).replace('你', '我'), { x: CENTER.x, y: CENTER.y - 20, size: 34, weight: 600 })
  pen.textAlign = 'left'
  const figures = figuresOf(year).filter(({ isMoney }) => withMoney || !isMoney)
  figures.forEach(({ figure, words }, at) => {
    const [x, y] = [MARGIN + (at % 2) * (PICTURE_WIDTH / 2 - MARGIN / 2), 840 + Math.floor(at / 2) * 128]
    write(pen, figure, { x, y, size: 44, weight: 700 })
    write(pen, words, { x, y: y + 58, size: 26, color: textSoft })
  })
  write(pen, brand.name, { x: MARGIN, y: PICTURE_HEIGHT - 84, size: 30, color: textSoft })
}

interface Writing {
  x: number
  y: number
  size: number
  weight?: number
  color?: string
}

/** On one line: what is too long for the picture is set smaller. */
function write(pen: RoundPen, words: string, { x, y, size, weight = 400, color = text }: Writing): void {
  const width = pen.textAlign === 'center' ? PICTURE_WIDTH / 2 : PICTURE_WIDTH - MARGIN - x
  const setTo = (px: number) => {
    pen.font = `${weight} ${px}px ${FONTS}`
  }
  setTo(size)
  const wide = pen.measureText(words).width
  if (wide > width) setTo(Math.floor((size * width) / wide))
  pen.fillStyle = color
  pen.fillText(words, x, y)
}
