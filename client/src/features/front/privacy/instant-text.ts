import { SHOP_OFFSET_MS } from '#shared/kernel/business-day'

/** '2026-11-03 09:41', in the shop's time; records always show the year. */
export function instantText(at: number): string {
  return new Date(at + SHOP_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}
