import { useEffect, useState } from 'react'
import { useQuery } from '../../../api/use-query'
import { beginDrawing } from '../../../platform/drawing'
import { dataPicture } from '../../../ui/data-picture'
import { drawPoster, POSTER_HEIGHT, POSTER_WIDTH } from './draw-poster'
import type { PosterWords } from './poster-words'

export const POSTER_CANVAS_ID = 'invite-poster'

type Drawn = { kind: 'drawing' } | { kind: 'ready'; path: string } | { kind: 'failed' }

interface Poster {
  isOn: boolean
  words: PosterWords
  /** The share card’s picture. */
  hero: string
}

/** Asks for the member's code when the poster is wanted, and draws the poster around it. */
export function usePoster({ isOn, words, hero }: Poster) {
  const code = useQuery('referral.getPoster', {}, { enabled: isOn, refreshOnShow: false })
  const [drawn, setDrawn] = useState<Drawn>({ kind: 'drawing' })
  const [attempt, setAttempt] = useState(0)
  const picture = code.data?.picture
  const text = JSON.stringify(words)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text holds the words by value; an attempt draws again
  useEffect(() => {
    if (!isOn || !picture) return
    let isWanted = true
    const show = (next: Drawn) => {
      if (isWanted) setDrawn(next)
    }
    show({ kind: 'drawing' })
    draw(dataPicture(picture), hero, words).then(
      (path) => show({ kind: 'ready', path }),
      // There is no canvas, or a picture did not load: the sheet says so and offers another try.
      () => show({ kind: 'failed' }),
    )
    return () => {
      isWanted = false
    }
  }, [isOn, picture, hero, text, attempt])

  const redraw = () => setAttempt((before) => before + 1)
  return { code, drawn, redraw, onBroken: () => setDrawn({ kind: 'failed' }) }
}

async function draw(picture: string, hero: string, words: PosterWords): Promise<string> {
  const drawing = await beginDrawing(POSTER_CANVAS_ID, POSTER_WIDTH, POSTER_HEIGHT)
  const [heroPicture, codePicture] = await Promise.all([drawing.load(hero), drawing.load(picture)])
  drawPoster(drawing.pen, { hero: heroPicture, code: codePicture, words })
  return drawing.finish()
}
