import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { codePicture } from './code-picture'

test('a code can be read: the page it opens, and with what', () => {
  const { data, width, height } = PNG.sync.read(
    codePicture({ page: 'pages/home/index', scene: 'i.7K2M9QXR4T3B', width: 430 }),
  )
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe('pages/home/index?scene=i.7K2M9QXR4T3B')
  expect(width).toBe(height)
})
