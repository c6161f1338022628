import { addDays, businessDayOf, firstDayOf, monthOf, startOfDay } from '#shared/kernel/business-day'

/** The gallery always shows the same day, so that two pictures of it can be compared. A literal needs its brand. */
export const GALLERY_MONTH = monthOf(businessDayOf(Date.UTC(2026, 10, 15)))
export const GALLERY_TODAY = addDays(firstDayOf(GALLERY_MONTH), 20)
export const GALLERY_NOW = startOfDay(GALLERY_TODAY) + (9 * 60 + 41) * 60_000
