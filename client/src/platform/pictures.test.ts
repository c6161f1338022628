import Taro, { resetTaro } from '../testing/taro'
import { beginDrawing } from './drawing'
import { savePicture } from './save-picture'
import { savePicture as saveInBrowser } from './save-picture.h5'
import { addressOf, shareButton } from './share-button.h5'

beforeEach(resetTaro)

describe('a drawing', () => {
  const canvas = {
    width: 0,
    height: 0,
    getContext: () => ({}),
    createImage: () => {
      const picture = {
        onload: () => {},
        onerror: () => {},
        set src(path: string) {
          queueMicrotask(() => (path.includes('broken') ? picture.onerror() : picture.onload()))
        },
      }
      return picture
    },
  }
  const found = (result: unknown) => {
    const select = jest.fn()
    const query = {
      select,
      fields: (): unknown => query,
      exec: (done: (results: unknown[]) => void) => done([result]),
    }
    select.mockReturnValue(query)
    Taro.createSelectorQuery.mockReturnValue(query)
    return query
  }

  test('takes the canvas of the page, in pixels of its own', async () => {
    const query = found({ node: canvas })
    const drawing = await beginDrawing('poster', 750, 1180)
    expect(query.select).toHaveBeenCalledWith('#poster')
    expect([canvas.width, canvas.height]).toEqual([750, 1180])
    expect(await drawing.finish()).toBe('wxfile://tmp/poster.jpg')
    expect(Taro.canvasToTempFilePath).toHaveBeenCalledWith(
      expect.objectContaining({ canvas, destWidth: 750, destHeight: 1180 }),
    )
  })

  test('loads pictures of the package as they are, and those of the cloud as files of this phone', async () => {
    found({ node: canvas })
    const drawing = await beginDrawing('poster', 1, 1)
    await drawing.load('/pages/invite/share-card.png')
    expect(Taro.cloud.downloadFile).not.toHaveBeenCalled()
    await drawing.load('cloud://shop.bucket/codes/i.png')
    expect(Taro.cloud.downloadFile).toHaveBeenCalledWith({ fileID: 'cloud://shop.bucket/codes/i.png' })
    await expect(drawing.load('/broken.png')).rejects.toThrow('did not load')
  })

  test.each([[null], [{ width: 0 }]])('a phone without a canvas (%p) says so', async (result) => {
    found(result)
    await expect(beginDrawing('poster', 1, 1)).rejects.toThrow('no canvas')
  })
})

test.each([
  [{ errMsg: 'saveImageToPhotosAlbum:fail auth deny' }, 'not-allowed'],
  [{ errMsg: 'saveImageToPhotosAlbum:fail authorize no response' }, 'not-allowed'],
  [{ errMsg: 'saveImageToPhotosAlbum:fail system permission denied' }, 'not-allowed'],
  [{ errMsg: 'saveImageToPhotosAlbum:fail cancel' }, 'turned-back'],
  [{ errMsg: 'saveImageToPhotosAlbum:fail privacy permission is not authorized', errno: 104 }, 'turned-back'],
  [{ errMsg: 'saveImageToPhotosAlbum:fail api scope is not declared', errno: 112 }, 'failed'],
  [{}, 'failed'],
])('a refusal %p is %s', async (failure, saved) => {
  Taro.saveImageToPhotosAlbum.mockRejectedValueOnce(failure)
  expect(await savePicture('wxfile://tmp/poster.jpg')).toBe(saved)
})

describe('in a browser', () => {
  test('a picture becomes a download', async () => {
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    expect(await saveInBrowser('data:image/jpeg;base64,AA==')).toBe('saved')
    expect(click).toHaveBeenCalledTimes(1)
    click.mockRestore()
  })

  test('the address that is copied opens the same page with the same inviter', async () => {
    const writeText = jest.fn(async (_text: string) => {})
    Object.assign(navigator, { clipboard: { writeText } })
    const said = await new Promise((resolve) => shareButton('/pages/home/index?inviter=K2', resolve).onClick())
    expect(said).toBe('链接已复制')
    expect(writeText).toHaveBeenCalledWith(addressOf('/pages/home/index?inviter=K2'))
    expect(addressOf('/pages/home/index?inviter=K2')).toMatch(/^http:\/\/localhost\/#\/pages\/home\/index\?inviter=K2$/)
    writeText.mockRejectedValueOnce(new Error('not allowed'))
    const refused = await new Promise((resolve) => shareButton('/pages/home/index', resolve).onClick())
    expect(refused).toContain('可以改用海报')
  })
})
