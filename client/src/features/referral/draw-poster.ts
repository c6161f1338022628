import { brand } from '../../brand/brand'
import type { Pen, Picture } from '../../platform/drawing'
import type { PosterWords } from './poster-words'
import { textLines } from './text-lines'

/** Pixels of the finished picture: as wide and as high as many a phone shows. */
export const POSTER_WIDTH = 750
export const POSTER_HEIGHT = 1334

const HERO_HEIGHT = 600
const MARGIN = 48
const PANEL = { x: 32, width: POSTER_WIDTH - 64, padding: 36, radius: 32 }
const CODE = 240
const CAPTION_GAP = 12
const FONTS = '-apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif'
const LINE_HEIGHT = 1.4

export interface PosterParts {
  /** The share card’s picture, 5:4. */
  hero: Picture
  /** The mini-program code; square. */
  code: Picture
  words: PosterWords
}

/** Everything in the brand’s own colors; the words carry the conditions, so that nobody is promised more than there is. */
export function drawPoster(pen: Pen, { hero, code, words }: PosterParts): void {
  pen.fillStyle = brand.colors.ground
  pen.fillRect(0, 0, POSTER_WIDTH, POSTER_HEIGHT)
  pen.drawImage(hero, 0, 0, POSTER_WIDTH, HERO_HEIGHT)
  pen.textBaseline = 'top'
  const panelTop = drawPanel(pen, code, words)
  drawTitle(pen, panelTop, words.title)
}

/** In the middle between picture and panel, however much is left there. */
function drawTitle(pen: Pen, bottom: number, title: string): void {
  const width = POSTER_WIDTH - MARGIN * 2
  const name: Writing = { text: brand.name, width, size: 30, weight: 600, color: brand.colors.accent, linesMax: 1 }
  const heading: Writing = { text: title, width, size: 54, weight: 700, linesMax: 2 }
  const height = heightOf(pen, name) + 8 + heightOf(pen, heading)
  const top = HERO_HEIGHT + Math.max(0, (bottom - HERO_HEIGHT - height) / 2)
  write(pen, heading, MARGIN, write(pen, name, MARGIN, top) + 8)
}

/** Stands at the foot, as high as its words need, with the code beside them. Answers where it begins. */
function drawPanel(pen: Pen, code: Picture, { reward, conditions }: PosterWords): number {
  const { warmInk, inkSoft } = brand.colors
  const { x, padding } = PANEL
  const column = PANEL.width - padding * 2 - CODE - 32
  const caption: Writing = { text: '微信扫码打开', width: CODE, size: 24, color: inkSoft, linesMax: 1 }
  const words: [Writing, number][] = [
    [{ text: '新朋友得', width: column, size: 26, color: warmInk, linesMax: 1 }, 4],
    [{ text: reward, width: column, size: 38, weight: 700, linesMax: 3 }, 16],
    ...conditions.map((text): [Writing, number] => [
      { text, width: column, size: 26, color: inkSoft, linesMax: 3 },
      10,
    ]),
  ]
  const wordsHeight = words.reduce((sum, [writing, gap]) => sum + heightOf(pen, writing) + gap, 0)
  const codeHeight = CODE + CAPTION_GAP + heightOf(pen, caption)
  const height = padding * 2 + Math.max(wordsHeight, codeHeight)
  const top = POSTER_HEIGHT - PANEL.x - height
  drawSurface(pen, top, height)

  let y = top + padding
  for (const [writing, gap] of words) y = write(pen, writing, x + padding, y) + gap
  const codeLeft = x + PANEL.width - padding - CODE
  const codeTop = top + (height - codeHeight) / 2
  pen.drawImage(code, codeLeft, codeTop, CODE, CODE)
  pen.textAlign = 'center'
  write(pen, caption, codeLeft + CODE / 2, codeTop + CODE + CAPTION_GAP)
  pen.textAlign = 'left'
  return top
}

function drawSurface(pen: Pen, top: number, height: number): void {
  roundedRect(pen, PANEL.x, top, PANEL.width, height, PANEL.radius)
  pen.fillStyle = brand.colors.surface
  pen.fill()
  pen.strokeStyle = brand.colors.line
  pen.lineWidth = 2
  pen.stroke()
}

interface Writing {
  text: string
  size: number
  width: number
  linesMax: number
  weight?: number
  color?: string
}

function linesOf(pen: Pen, { text, size, weight = 400, width, linesMax }: Writing): string[] {
  pen.font = `${weight} ${size}px ${FONTS}`
  return textLines(text, width, (part) => pen.measureText(part).width, linesMax)
}

function heightOf(pen: Pen, writing: Writing): number {
  return linesOf(pen, writing).length * Math.round(writing.size * LINE_HEIGHT)
}

/** Answers where the next line would begin. */
function write(pen: Pen, writing: Writing, x: number, y: number): number {
  const lines = linesOf(pen, writing)
  const lineHeight = Math.round(writing.size * LINE_HEIGHT)
  pen.fillStyle = writing.color ?? brand.colors.ink
  lines.forEach((line, index) => {
    pen.fillText(line, x, y + index * lineHeight)
  })
  return y + lines.length * lineHeight
}

function roundedRect(pen: Pen, x: number, y: number, width: number, height: number, radius: number): void {
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(x + width, y, x + width, y + height, radius)
  pen.arcTo(x + width, y + height, x, y + height, radius)
  pen.arcTo(x, y + height, x, y, radius)
  pen.arcTo(x, y, x + width, y, radius)
  pen.closePath()
}
