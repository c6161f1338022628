import type { BusinessDay } from '#shared/kernel/business-day'
import type { Checkpoint } from '../../../platform/noun/job'

/**
 * How far a run has come. First come the sample and the fit, if they are due; then everybody, or only members who acted
 * and members who are due. Members who acted are found in three readings: what the previous run saw but left for a
 * later day (purchases and refunds of the morning on which it ran), and what has changed since.
 */
export const PHASES = ['sample', 'fit', 'full', 'morning', 'refunded', 'acted', 'due', 'report'] as const
export type Phase = (typeof PHASES)[number]

/** What the previous run left: the day it scored, which changes it saw, and by what it scored. */
export interface EarlierRun {
  day: BusinessDay | null
  /** When it began. Every change up to then was written or being written. */
  seenToAt: number
  /** What had been written in the minutes before it. If that differs now, something arrived late. */
  seen: string
  scoredBy: string
}

export interface Progress {
  phase: Phase
  /** Everything the run depends on; if it changes, the run starts again. */
  plannedBy: string
  mode: 'full' | 'changes'
  hasNewModel: boolean
  version: number
  population: number
  startedAt: number
  /** Fingerprint of the changes of the minutes before the run began; the next run compares. */
  seenNow: string
  /** From where changes are new. */
  newFromAt: number
  page: number
  afterId: string | null
  /** The fits of the version that is being made, as far as they are done: JSON. */
  fitted: string
  /** Of the changes that were read last. */
  changedAt: number
  looked: number
  leftOut: number
  queries: number
  documents: number
}

/** Checkpoints are flat, so the fields of the current run stand beside those that the last run left. */
export function toCheckpoint(past: EarlierRun, progress: Progress | null): Checkpoint {
  return { ...past, ...(progress && { ...progress }) }
}

export function pastOf(checkpoint: Checkpoint | null): EarlierRun {
  return {
    day: typeof checkpoint?.day === 'string' ? (checkpoint.day as BusinessDay) : null,
    seenToAt: Number(checkpoint?.seenToAt ?? 0),
    seen: String(checkpoint?.seen ?? ''),
    scoredBy: String(checkpoint?.scoredBy ?? ''),
  }
}

/** The current run; null if the last one has ended. */
export function progressOf(checkpoint: Checkpoint | null): Progress | null {
  if (!checkpoint || typeof checkpoint.phase !== 'string') return null
  // Only `toCheckpoint` writes it.
  const { day: _day, seenToAt: _to, seen: _seen, scoredBy: _by, ...progress } = checkpoint
  return progress as unknown as Progress
}
