import Taro from '@tarojs/taro'

export interface Point {
  latitude: number
  longitude: number
}

/** Maps belong to WeChat; it asks for nobody's location in order to show a place. */
export const canShowPlace = true

/** Nothing is said when the person closes the map or does not call: that is no fault. */
export function showPlace(point: Point, { name, address }: { name: string; address: string }): void {
  Promise.resolve(Taro.openLocation({ ...point, name, address, scale: 16 })).catch(() => undefined)
}

export function callNumber(phoneNumber: string): void {
  Promise.resolve(Taro.makePhoneCall({ phoneNumber })).catch(() => undefined)
}

/** Only in a package whose shop has declared it (docs/guide/deploy.md): WeChat refuses others. */
export const canAskPosition = process.env.CHANGLAI_LOCATION === '1'

/** Roughly where the phone is, asked once and kept nowhere; null where the person said no, or nobody knows. */
export async function askPosition(): Promise<Point | null> {
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'gcj02' })
    return { latitude, longitude }
  } catch {
    // Refused, switched off, or no signal: the list stays in its order, and the page says so.
    return null
  }
}
