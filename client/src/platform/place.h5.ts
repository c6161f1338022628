import type { Point } from './place'

/** A browser has no map of its own. */
export const canShowPlace = false

export function showPlace(): void {}

export function callNumber(phoneNumber: string): void {
  const link = document.createElement('a')
  link.setAttribute('href', `tel:${phoneNumber}`)
  link.click()
}

export const canAskPosition = process.env.CHANGLAI_LOCATION === '1' && 'geolocation' in navigator

export function askPosition(): Promise<Point | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
    )
  })
}
