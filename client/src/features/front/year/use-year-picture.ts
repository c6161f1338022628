import { useState } from 'react'
import { beginDrawing } from '../../../platform/drawing'
import { type SaveOutcome, savePicture } from '../../../platform/save-picture'
import { drawYear, PICTURE_HEIGHT, PICTURE_WIDTH, type PictureWishes } from './draw-year'
import type { Year } from './year-words'

export const YEAR_CANVAS_ID = 'year-picture'

/** Draws and saves the picture when the member asks for it; nothing is sent anywhere. */
export function useYearPicture(year: Year) {
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const save = async (wishes: PictureWishes) => {
    if (isSaving) return
    setIsSaving(true)
    try {
      const drawing = await beginDrawing(YEAR_CANVAS_ID, PICTURE_WIDTH, PICTURE_HEIGHT)
      drawYear(drawing.pen, year, wishes)
      setOutcome(await savePicture(await drawing.finish()))
    } catch {
      // There is no canvas on this phone: the page says that it could not be saved.
      setOutcome('failed')
    }
    setIsSaving(false)
  }
  return { save, outcome, isSaving }
}
