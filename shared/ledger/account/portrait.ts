import type { BusinessDay } from '#shared/kernel/business-day'

/**
 * What tags and segments say of a member: all of it in one document, because a look at the member's facts changes all
 * of it together. Only made from facts, so that it can be made again; nobody but the shop, and the member who asks what
 * is stored, sees it.
 */
export interface Portrait {
  /** The member's id. */
  _id: string
  /** Grows with every write: who writes proves that nobody did since the facts were read. */
  version: number
  /** `withdrawn`: no consent to it. `gone`: closed or merged. In both, nothing by rule is kept. */
  state: PortraitState
  tags: HeldTag[]
  /** The keys of `tags`, for finding whom a tag is on. */
  tagKeys: string[]
  /** How many of the kinds of tags are among them. */
  kindCount: number
  segments: HeldSegment[]
  segmentIds: string[]
  /** Segments that were left, each with the last day in it. */
  left: LeftSegment[]
  /** The first day on which something of it changes merely because time passes. */
  reviewDay: BusinessDay | null
  /**
   * Who came and went with this version, until it stands in the record of changes: one guarded write makes both, and no
   * crash parts them.
   */
  unwritten: SegmentChange[]
  /** Names the batch that wrote them; null when there are none. */
  unwrittenBy: string | null
  updatedAt: number
}

/** A member came into a segment or left it: once, by an id that is derived from the portrait that it made. */
export interface SegmentChange {
  /** `<member>:<version>:<segment>` */
  _id: string
  memberId: string
  segmentId: string
  kind: 'entered' | 'left'
  day: BusinessDay
  at: number
  /** `gone`: the member closed the account or was merged. */
  cause: 'review' | 'withdrawn' | 'gone'
}

export type PortraitState = 'kept' | 'withdrawn' | 'gone'

export const TAG_KINDS = ['basic', 'behavior', 'value'] as const
export type TagKind = (typeof TAG_KINDS)[number]

export type HeldTag = RuleTag | HandTag

/** `why`: the conditions that held when it was given, with what was found then (Simplified Chinese). */
export interface RuleTag {
  by: 'rule'
  key: string
  kind: TagKind
  why: string[]
  sinceDay: BusinessDay
}

export interface HandTag {
  by: 'hand'
  key: string
  kind: TagKind
  /** Who put it there, and the reason. */
  who: string
  note: string
  sinceDay: BusinessDay
  /** The last day of it; null for good. */
  untilDay: BusinessDay | null
  /** The record that brought it, when two were merged. */
  movedFrom: string | null
}

export interface HeldSegment {
  segmentId: string
  sinceDay: BusinessDay
}

export interface LeftSegment {
  segmentId: string
  /** The last day on which the member was in it. */
  day: BusinessDay
}

export function emptyPortrait(memberId: string): Portrait {
  return {
    _id: memberId,
    version: 0,
    state: 'kept',
    tags: [],
    tagKeys: [],
    kindCount: 0,
    segments: [],
    segmentIds: [],
    left: [],
    reviewDay: null,
    unwritten: [],
    unwrittenBy: null,
    updatedAt: 0,
  }
}

/** With these tags, and what follows from them. */
export function withTags(portrait: Portrait, tags: HeldTag[]): Portrait {
  const kindCount = new Set(tags.map(({ kind }) => kind)).size
  return { ...portrait, tags, tagKeys: tags.map(({ key }) => key), kindCount }
}
