import { AS_NOW, type Surface } from '#shared/insight/experiment/surfaces'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Context, ReadContext } from '../context'
import type { Tx } from '../db/db'
import type { Noun } from './noun'

/** Where on a surface something may be tried, with the ways that can be chosen there. */
export interface TrialPlace {
  /** Null where the surface is one place. */
  placeId: string | null
  /** Simplified Chinese, for operators. */
  title: string
  /** Which edition of it stands: an experiment holds for the one that it was begun with. Null where it has none. */
  version: number | null
  ways: readonly { content: string; title: string }[]
  /** Why nothing may be tried there, in a sentence; null where it may. */
  why: string | null
}

/** Who came to a place lately, by whom the size of an experiment is planned. */
export interface Met {
  /** `day`: on which they came there; null where it is the first day on which they came to the shop. */
  people: readonly { memberId: string; day: BusinessDay | null }[]
  /** How many come there within so many days, at a few lengths in rising order. */
  membersWithin: readonly { days: number; members: number }[]
}

/** What a noun lets experiments try. Whoever tries (`insight/experiment`) knows none of them. */
export interface TrialSource {
  surface: Surface
  list(context: ReadContext): Promise<TrialPlace[]>
  /** The edition that stands now, read in the transaction that begins an experiment. Missing where places have none. */
  versionIn?: (tx: Tx, placeId: string) => Promise<number | null>
  /** Where not everybody who comes to the shop comes to a place. In these days, both included, the latest last. */
  met?: (context: Context, placeId: string, days: { since: BusinessDay; until: BusinessDay }) => Promise<Met>
  /**
   * Where giving everybody one way is a change of the noun's own records. Missing where it is enough to know which way.
   * @throws DomainError when it cannot be changed now
   */
  ship?: (context: Context, chosen: Chosen) => Promise<Shipping>
}

/** What everybody is to have, by which experiment it was found, and in which edition of the place. */
export interface Chosen {
  experimentId: string
  placeId: string
  version: number | null
  content: string
}

/** The way that others are compared with, where what is shown first is tried. */
export const asNow = (title: string) => ({ content: AS_NOW, title })

export interface Shipping {
  /** In the transaction that ends the experiment. */
  write(tx: Tx): Promise<void>
  afterwards(): void
}

export async function trialSourcesOf(nouns: readonly Noun[]): Promise<TrialSource[]> {
  const sources = await Promise.all(nouns.map(({ trials }) => trials?.() ?? null))
  return sources.filter((source) => source !== null)
}
