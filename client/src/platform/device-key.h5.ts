import { hashOf } from './hash'
import { currentPerson } from './person.h5'

/** In a browser each person counts as a separate phone. */
export function deviceKey(): string | null {
  return hashOf(currentPerson())
}
