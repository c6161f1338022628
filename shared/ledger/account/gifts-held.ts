import type { Account } from './account'

/** Whether what the member was given waits now. It never keeps anybody from buying, nor from earning. */
export function areGiftsHeld({ giftsHeld }: Pick<Account, 'giftsHeld'>, now: number): boolean {
  return giftsHeld != null && giftsHeld.untilAt > now
}
