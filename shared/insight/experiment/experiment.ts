import { ALPHA } from './effect'
import type { Figure } from './figures'
import type { PairedSums } from './spread'
import type { Surface } from './surfaces'

/** Something that is done in two to four ways at once, to find out which way serves better. */
export interface Experiment {
  _id: string
  name: string
  /** What is expected, and why: written down before anything is seen. */
  hypothesis: string
  surface: Surface
  /** Where on it, and which edition of that; null where the surface is one place, missing of those that were written before there were others. */
  placeId?: string | null
  placeVersion?: number | null
  /** As it was called at the last writing or at the start. */
  placeTitle?: string | null
  /** The first is what the others are compared with. Their weights are never changed once it runs: that would deal anew. */
  arms: Arm[]
  /** Only members of this segment; null for all who may take part. */
  segmentId: string | null
  /** Of those, how many take part. It only grows while it runs. */
  coveragePercent: number
  /** Experiments of one namespace with ranges apart never have a member in common. */
  namespace: ExperimentNamespace | null
  figure: Figure
  /** For so many days from when a member first saw it, that day included, the figure counts. */
  withinDays: number
  /** The smallest change worth knowing, as a share of the figure as it is. */
  changePercent: number
  guardrails: { figure: Figure; toleratedPercent: number }[]
  status: 'draft' | 'running' | 'stopped' | 'shipped'
  version: number
  savedAt: number
  /** Members that each arm needs, as it was computed before the start. */
  armSize: number | null
  startedAt: number | null
  stoppedAt: number | null
  stoppedBy: 'person' | 'guardrail' | null
  /** The arm that everybody has now. */
  shippedArm: string | null
}

export interface Arm {
  key: string
  title: string
  weightPercent: number
  /** What the surface does with it: one of its words, or a short text. */
  content: string
  /** What that was called when it was chosen; missing where the surface's own words say it. */
  contentTitle?: string
}

export interface ExperimentNamespace {
  name: string
  fromPercent: number
  untilPercent: number
}

export const ARMS_MAX = 4
export const ARM_KEYS = ['a', 'b', 'c', 'd'] as const

/** Each comparison with the first arm may be wrong a part of what all of them together may. */
export const alphaOf = ({ arms }: Pick<Experiment, 'arms'>): number => ALPHA / Math.max(1, arms.length - 1)

/** That a member has seen what their arm does. `_id` is `<experiment>:<member>`. */
export interface Exposure {
  _id: string
  experimentId: string
  memberId: string
  arm: string
  at: number
  day: string
}

export const exposureIdOf = (experimentId: string, memberId: string) => `${experimentId}:${memberId}`

/** What was counted of an experiment, without anybody in it. */
export interface Measured {
  /** The experiment’s id. */
  _id: string
  measuredAt: number
  counts: ArmCount[]
  /** Persons of whom two records saw different arms: they are in none. */
  mixed: number
  /** The same when every arm had its planned size for the first time: the one look that Welch’s interval allows. */
  atSize: { at: number; counts: ArmCount[] } | null
}

export interface ArmCount {
  arm: string
  /** Persons who saw it. */
  seen: number
  /** Of these, whose days are over: by figure. */
  sums: Partial<Record<Figure, PairedSums>>
}

export const figuresOf = ({ figure, guardrails }: Pick<Experiment, 'figure' | 'guardrails'>): Figure[] => [
  ...new Set([figure, ...guardrails.map((guardrail) => guardrail.figure)]),
]

/** Of whose days are over. */
export const countedIn = ({ sums }: ArmCount, figure: Figure): number => sums[figure]?.n ?? 0
