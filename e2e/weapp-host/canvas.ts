import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Activity } from './activity'
import { type ViewNode, walk } from './view'

const PEN_METHODS = [
  'arcTo',
  'beginPath',
  'closePath',
  'drawImage',
  'fill',
  'fillRect',
  'fillText',
  'lineTo',
  'moveTo',
  'stroke',
] as const

interface CanvasHost {
  activity: Activity
  dist: string
}

interface PhonePicture {
  onload?(): void
  onerror?(error: unknown): void
  src: string
}

/** The canvas that a selector such as '#poster' finds on the screen; null where there is none, or an old one. */
export function findCanvas(view: ViewNode, selector: string, host: CanvasHost): object | null {
  const isIt = ({ tag, attributes }: ViewNode) =>
    tag === 'canvas' && attributes.type === '2d' && selector === `#${String(attributes.id)}`
  return [...walk(view)].some(isIt) ? createCanvas(host) : null
}

/** Takes what is drawn on it, and shows it to nobody. */
function createCanvas({ activity, dist }: CanvasHost): object {
  const pen = {
    ...Object.fromEntries(PEN_METHODS.map((name) => [name, () => {}])),
    measureText: (text: string) => ({ width: [...text].length * 20 }),
  }
  return { width: 300, height: 150, getContext: () => pen, createImage: () => createPicture(activity, dist) }
}

/** Pictures of the package have to be in it; what was downloaded, or came along, is there. */
function createPicture(activity: Activity, dist: string): PhonePicture {
  let address = ''
  const picture: PhonePicture = {
    get src() {
      return address
    },
    set src(next) {
      address = next
      const isThere =
        /^(wxfile:\/\/|data:image\/\w+;base64,)/.test(next) ||
        (next.startsWith('/') && existsSync(path.join(dist, next)))
      const answer = () => (isThere ? picture.onload?.() : picture.onerror?.({ errMsg: `no picture at ${next}` }))
      activity.timers.setTimeout(answer, 0)
    },
  }
  return picture
}
