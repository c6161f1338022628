import { hashOf } from './hash'
import { currentPerson } from './person.h5'

/** In a browser every person holds a phone of their own. */
export function deviceKey(): string | null {
  return hashOf(currentPerson())
}
