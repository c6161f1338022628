import { render, screen } from '@testing-library/react'
import jsQR from 'jsqr'
import { BarCode } from './BarCode'
import { code128Widths } from './code-128'
import { QrCode } from './QrCode'

const SCALE = 4

function svgOf(label: string): string {
  const src = screen.getByRole('img', { name: label }).getAttribute('src') ?? ''
  return decodeURIComponent(src.replace('data:image/svg+xml,', ''))
}

/** Draws the runs 'Mx yh…v1' of the dark path as a scanner would see them. */
function pixelsOf(svg: string): { data: Uint8ClampedArray; side: number } {
  const [left = 0, top = 0, modules = 0] = /viewBox='([^']+)'/.exec(svg)?.[1]?.split(' ').map(Number) ?? []
  const side = modules * SCALE
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  const dark = /<path d='([^']+)'/.exec(svg)?.[1] ?? ''
  for (const [, x, y, length] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    const fromX = (Number(x) - left) * SCALE
    const fromY = (Number(y) - top) * SCALE
    for (let row = fromY; row < fromY + SCALE; row += 1) {
      for (let column = fromX; column < fromX + Number(length) * SCALE; column += 1) {
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return { data, side }
}

test.each(['cl1:28061234567890123456', 'https://example.com/m?c=常来'])('a scanner reads %s from the code', (text) => {
  render(<QrCode text={text} label="会员二维码" />)
  const { data, side } = pixelsOf(svgOf('会员二维码'))
  expect(jsQR(data, side, side)?.data).toBe(text)
})

test('the bars are the dark half of the widths, with quiet zones of ten modules', () => {
  render(<BarCode text="2806" label="会员条码" />)
  const svg = svgOf('会员条码')
  const widths = Array.from(code128Widths('2806'), Number)
  const bars = Array.from(svg.matchAll(/M(\d+) 0h(\d+)v1h-\d+z/g), (match) => [Number(match[1]), Number(match[2])])
  expect(bars[0]?.[0]).toBe(10)
  expect(bars.map((bar) => bar[1])).toEqual(widths.filter((_width, index) => index % 2 === 0))
  expect(svg).toContain(`viewBox='0 0 ${widths.reduce((sum, width) => sum + width, 0) + 20} 1'`)
})
