import { brand } from '../../../brand/brand'
import { someTerms } from '../../../testing/referral-answers'
import { drawPoster, POSTER_HEIGHT } from './draw-poster'
import { posterWords } from './poster-words'

interface WrittenText {
  text: string
  x: number
  y: number
  color: string
  size: number
}

/** A pen that records its calls; a Chinese character is as wide as the font is tall. */
function aPen() {
  const written: WrittenText[] = []
  const pictures: unknown[][] = []
  const sizeOf = () => Number(/(\d+)px/.exec(pen.font)?.[1])
  const ignore = () => {}
  const pen = {
    fillStyle: '',
    font: '',
    textAlign: 'left' as const,
    textBaseline: 'top' as const,
    fillRect: ignore,
    measureText: (text: string) => ({ width: [...text].length * sizeOf() }),
    fillText: (text: string, x: number, y: number) =>
      void written.push({ text, x, y, color: pen.fillStyle, size: sizeOf() }),
    drawImage: (...values: unknown[]) => void pictures.push(values),
  }
  return { pen, written, pictures }
}

const draw = (terms = someTerms(), title?: string) => {
  const drawing = aPen()
  const words = posterWords(terms)
  const parts = { hero: { hero: true }, code: { code: true } }
  drawPoster(drawing.pen, { ...parts, words: title === undefined ? words : { ...words, title } })
  return drawing
}

test('carries the name of the shop, what the friend gets, what for, when it comes and until when', () => {
  const text = draw()
    .written.map((line) => line.text)
    .join('')
  for (const part of [
    brand.name,
    brand.slogan,
    '新朋友得',
    '朋友请你来',
    '30积分',
    '和“新人茶券”一张',
    '首次成为会员，并在 30 天内首次消费实付满 20 元',
    '满 7 天没有退款即到账',
    '活动到 2026年12月31日 为止',
    '微信扫码打开',
  ])
    expect(text.replaceAll(' ', '')).toContain(part.replaceAll(' ', ''))
})

test('what the friend gets is the largest thing on it, and stands above the picture and the code', () => {
  const { written, pictures } = draw()
  const largest = written.reduce((one, other) => (other.size > one.size ? other : one))
  expect(largest.text).toBe('30')
  const [code, hero] = pictures
  for (const picture of [code, hero]) expect(Number(picture?.[2])).toBeGreaterThan(largest.y + largest.size)
})

test('where the friend gets a coupon alone, the coupon is the largest thing', () => {
  const { written } = draw(someTerms({ invitee: { points: 0, couponTitle: '新人茶券' } }))
  const largest = written.reduce((one, other) => (other.size > one.size ? other : one))
  expect(largest.text).toBe('“新人茶券”一张')
})

test('has a square code that a camera can read, and the picture in its own shape where the words leave room', () => {
  const [code, hero] = draw().pictures
  expect(code?.[0]).toEqual({ code: true })
  expect(code?.[3]).toBe(code?.[4])
  expect(Number(code?.[3])).toBeGreaterThan(200)
  expect(hero?.[0]).toEqual({ hero: true })
  expect(Number(hero?.[3]) / Number(hero?.[4])).toBeCloseTo(5 / 4)
})

test('nothing is drawn outside, and no words run into the code, however long they are', () => {
  const terms = someTerms({
    invitee: { points: 1200, couponTitle: '开业纪念手冲乌龙茶两人同行兑换券' },
    needs: 'check-in',
    minFen: 0,
    holdDays: 3,
  })
  const { written, pictures } = draw(terms, '林间和她的朋友们请你来常来茶铺喝一杯刚泡好的茶，不急，慢慢来，常常来')
  const codeLeft = Number(pictures[0]?.[1])
  const codeTop = Number(pictures[0]?.[2])
  for (const { text, x, y, size } of written) {
    expect(y + size).toBeLessThanOrEqual(POSTER_HEIGHT)
    const isBesideCode = y >= codeTop && text !== '微信扫码打开'
    // Closing punctuation may overhang by one character.
    if (isBesideCode) expect(x + ([...text].length - 1) * size).toBeLessThanOrEqual(codeLeft)
  }
})

test('without a hold or an end it promises neither', () => {
  const text = draw(someTerms({ holdDays: 0, endDay: null }))
    .written.map((line) => line.text)
    .join('')
  expect(text).not.toMatch(/到账|为止/)
})
