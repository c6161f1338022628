import Taro from '@tarojs/taro'

/** The part of a canvas that our drawings use; it is the same in WeChat and in a browser. */
export interface Pen {
  fillStyle: string
  font: string
  textAlign: 'left' | 'center' | 'right'
  textBaseline: 'alphabetic' | 'middle' | 'top'
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
  drawImage(picture: Picture, x: number, y: number, width: number, height: number): void
}

/** With dots. */
export interface RoundPen extends Pen {
  beginPath(): void
  arc(x: number, y: number, radius: number, fromAngle: number, toAngle: number): void
  fill(): void
}

/** A loaded picture, to be passed to `drawImage`. */
export type Picture = object

export interface Drawing {
  pen: RoundPen
  /** Loads a picture from the package or from the cloud. */
  load(source: string): Promise<Picture>
  /** Resolves to the path of a file that holds the picture. */
  finish(): Promise<string>
}

interface PhonePicture {
  src: string
  onload: () => void
  onerror: (error: unknown) => void
}

interface PhoneCanvas {
  width: number
  height: number
  getContext(kind: '2d'): RoundPen
  createImage(): PhonePicture
}

/** Starts a drawing of the given size in pixels on the page's `<Canvas type="2d" id>`. */
export async function beginDrawing(canvasId: string, width: number, height: number): Promise<Drawing> {
  const canvas = await findCanvas(canvasId)
  canvas.width = width
  canvas.height = height
  return {
    pen: canvas.getContext('2d'),
    load: async (source) => loadPicture(canvas, await localPath(source)),
    async finish() {
      // Taro's type wants Taro's canvas; WeChat takes the node that it handed out.
      const options = { canvas: canvas as never, width, height, destWidth: width, destHeight: height }
      const { tempFilePath } = await Taro.canvasToTempFilePath({ ...options, fileType: 'jpg', quality: 0.92 })
      return tempFilePath
    },
  }
}

function findCanvas(id: string): Promise<PhoneCanvas> {
  return new Promise((resolve, reject) => {
    const query = Taro.createSelectorQuery().select(`#${id}`).fields({ node: true, size: true })
    query.exec((found: ({ node?: PhoneCanvas } | null)[]) => {
      const canvas = found[0]?.node
      if (canvas) resolve(canvas)
      else reject(new Error('This phone has no canvas to draw on'))
    })
  })
}

async function localPath(source: string): Promise<string> {
  if (!source.startsWith('cloud://')) return source
  return (await Taro.cloud.downloadFile({ fileID: source })).tempFilePath
}

function loadPicture(canvas: PhoneCanvas, path: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const picture = canvas.createImage()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error(`The picture ${path} did not load`))
    picture.src = path
  })
}
