import type { Context } from '../context'

/** A noun whose documents carry told facts, so that acts which write them anyway tell at no cost. */
export interface Carrier {
  /** Whether any document carries something: one reading. */
  isCarrying(context: Context): Promise<boolean>
  /** Hands over what some documents carry, the longest told first; answers how many documents it looked at. */
  takeUp(context: Context, limit: number): Promise<number>
  /** The same for one member. */
  takeUpOf(context: Context, memberId: string): Promise<void>
}
