/** Something that happened to a member. Events of one member are given in their order. */
export interface TimelineEvent {
  name: string
  /** Epoch ms. */
  at: number
  props?: Readonly<Record<string, string | number | boolean>>
}

/** What brings a member to a step: an event of this name, with these properties if any are named. */
export interface FunnelStep {
  name: string
  where?: Readonly<Record<string, string | number | boolean>> | undefined
}

export interface Funnel {
  steps: readonly FunnelStep[]
  /** Counted from the first step; a later step counts when it is no further away than this. */
  windowMs: number
}

/** From when to when a member may begin; both ends included. */
export interface StartSpan {
  fromAt: number
  toAt: number
}

/**
 * How many steps a member went: 0 when the first one is missing. Each step is the first suitable event strictly after the
 * one before it, so one event never counts for two steps, and all of them lie in the window that the first one opens. The
 * first step is the first suitable event in `start`; what came before it is of no account.
 */
export function stepsReached(events: readonly TimelineEvent[], { steps, windowMs }: Funnel, start?: StartSpan): number {
  let reached = 0
  let startedAt = 0
  for (const event of events) {
    const step = steps[reached]
    if (!step) return reached
    if (reached > 0 && event.at - startedAt > windowMs) return reached
    if (!isStep(event, step) || (reached === 0 && start && !isWithin(event, start))) continue
    if (reached === 0) startedAt = event.at
    reached += 1
  }
  return reached
}

/** Members who reached each step. */
export function funnelOf(members: Iterable<readonly TimelineEvent[]>, funnel: Funnel, start?: StartSpan): number[] {
  const counts = funnel.steps.map(() => 0)
  for (const events of members) {
    const reached = stepsReached(events, funnel, start)
    for (let step = 0; step < reached; step += 1) counts[step] = (counts[step] ?? 0) + 1
  }
  return counts
}

function isStep({ name, props = {} }: TimelineEvent, step: FunnelStep): boolean {
  return name === step.name && Object.entries(step.where ?? {}).every(([key, value]) => props[key] === value)
}

function isWithin({ at }: TimelineEvent, { fromAt, toAt }: StartSpan): boolean {
  return at >= fromAt && at <= toAt
}
