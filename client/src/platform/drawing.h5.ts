import type { Drawing, Picture, RoundPen } from './drawing'
import { pictureAddress } from './picture.h5'

/** A browser can draw without a canvas on the page. */
export async function beginDrawing(_canvasId: string, width: number, height: number): Promise<Drawing> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no canvas to draw on')
  return {
    // The calls are the same; the browser's types only say more about each.
    pen: context as unknown as RoundPen,
    load: loadPicture,
    finish: async () => canvas.toDataURL('image/jpeg', 0.92),
  }
}

function loadPicture(source: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error(`The picture ${source} did not load`))
    picture.src = pictureAddress(source)
  })
}
