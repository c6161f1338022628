import { brand } from '../../../brand/brand'
import type { Pen, Picture } from '../../../platform/drawing'
import type { PosterWords } from './poster-words'
import { textLines } from './text-lines'

/** Size of the finished picture in pixels: about that of a phone screen. */
export const POSTER_WIDTH = 750
export const POSTER_HEIGHT = 1334

const MARGIN = 56
const WIDTH = POSTER_WIDTH - MARGIN * 2
const CODE = 240
const CAPTION_GAP = 12
const FONTS = '-apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif'
const LINE_HEIGHT = 1.4
/** The picture is 5 by 4. It takes the room that the words leave, and never more than its full width. */
const HERO_SHAPE = 5 / 4
const HERO_HEIGHT_MIN = 160

export interface PosterParts {
  /** The share card’s picture, 5:4. */
  hero: Picture
  /** The mini-program code; square. */
  code: Picture
  words: PosterWords
}

/**
 * The poster names who invites, shows the offer largest, then the condition, the picture, and the code at the foot. All
 * colors are the brand's. The conditions stand right below the offer, so that nobody is promised more than there is.
 */
export function drawPoster(pen: Pen, { hero, code, words }: PosterParts): void {
  pen.fillStyle = brand.colors.ground
  pen.fillRect(0, 0, POSTER_WIDTH, POSTER_HEIGHT)
  pen.textBaseline = 'top'
  const wordsEnd = drawOffer(pen, words)
  const footTop = drawFoot(pen, code)
  drawHero(pen, hero, wordsEnd, footTop)
}

/** Returns where it ends. */
function drawOffer(pen: Pen, { title, points, coupon, conditions }: PosterWords): number {
  const { accentDeep, inkSoft } = brand.colors
  let y = write(pen, { text: title, width: WIDTH, size: 44, weight: 700, linesMax: 2 }, MARGIN, MARGIN + 8) + 36
  y = write(pen, { text: '新朋友得', width: WIDTH, size: 28, color: inkSoft, linesMax: 1 }, MARGIN, y)
  if (points > 0) y = drawPoints(pen, points, y)
  if (coupon !== null) {
    const size = points > 0 ? 38 : 64
    y = write(pen, { text: coupon, width: WIDTH, size, weight: 700, color: accentDeep, linesMax: 3 }, MARGIN, y)
  }
  y += 20
  for (const text of conditions) {
    y = write(pen, { text, width: WIDTH, size: 28, color: inkSoft, linesMax: 3 }, MARGIN, y) + 4
  }
  return y
}

/** Draws the figure with its unit on the same line. Returns where the next line begins. */
function drawPoints(pen: Pen, points: number, y: number): number {
  const { accent } = brand.colors
  const figure: PosterText = { text: String(points), width: WIDTH, size: 176, weight: 700, color: accent, linesMax: 1 }
  const unit: PosterText = { text: '积分', width: WIDTH, size: 44, weight: 600, color: accent, linesMax: 1 }
  const next = write(pen, figure, MARGIN, y)
  // The pen still has the figure's font, so the measured width says where the unit begins.
  const unitLeft = MARGIN + pen.measureText(figure.text).width + 16
  write(pen, unit, unitLeft, y + figure.size * 0.84 - unit.size)
  return next - 24
}

/** Draws the code, and beside it the shop's name. Returns where it begins. */
function drawFoot(pen: Pen, code: Picture): number {
  const { ink, inkSoft, line } = brand.colors
  const caption: PosterText = { text: '微信扫码打开', width: CODE, size: 24, color: inkSoft, linesMax: 1 }
  const height = CODE + CAPTION_GAP + heightOf(pen, caption)
  const top = POSTER_HEIGHT - MARGIN - height
  pen.fillStyle = line
  pen.fillRect(MARGIN, top - 32, WIDTH, 2)
  const codeLeft = POSTER_WIDTH - MARGIN - CODE
  pen.drawImage(code, codeLeft, top, CODE, CODE)
  pen.textAlign = 'center'
  write(pen, caption, codeLeft + CODE / 2, top + CODE + CAPTION_GAP)
  pen.textAlign = 'left'
  const column = WIDTH - CODE - 32
  const name: PosterText = { text: brand.name, width: column, size: 34, weight: 700, color: ink, linesMax: 2 }
  const slogan: PosterText = { text: brand.slogan, width: column, size: 26, color: inkSoft, linesMax: 3 }
  write(pen, slogan, MARGIN, write(pen, name, MARGIN, top + 48) + 8)
  return top - 32
}

/** Centered in the remaining room; when the words need that room, the picture is left out. */
function drawHero(pen: Pen, hero: Picture, top: number, bottom: number): void {
  const height = Math.min(POSTER_WIDTH / HERO_SHAPE, bottom - top - 32)
  if (height < HERO_HEIGHT_MIN) return
  const width = height * HERO_SHAPE
  pen.drawImage(hero, (POSTER_WIDTH - width) / 2, top + (bottom - top - height) / 2, width, height)
}

interface PosterText {
  text: string
  size: number
  width: number
  linesMax: number
  weight?: number
  color?: string
}

function linesOf(pen: Pen, { text, size, weight = 400, width, linesMax }: PosterText): string[] {
  pen.font = `${weight} ${size}px ${FONTS}`
  return textLines(text, width, (part) => pen.measureText(part).width, linesMax)
}

function heightOf(pen: Pen, writing: PosterText): number {
  return linesOf(pen, writing).length * Math.round(writing.size * LINE_HEIGHT)
}

/** Returns where the next line begins. */
function write(pen: Pen, writing: PosterText, x: number, y: number): number {
  const lines = linesOf(pen, writing)
  const lineHeight = Math.round(writing.size * LINE_HEIGHT)
  pen.fillStyle = writing.color ?? brand.colors.ink
  lines.forEach((line, index) => {
    pen.fillText(line, x, y + index * lineHeight)
  })
  return y + lines.length * lineHeight
}
