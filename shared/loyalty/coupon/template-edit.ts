import { type Difference, differences } from '#shared/base/settings/difference'
import type { Template, TemplateState } from './template'

export interface EditProblem {
  /** Such as `limits.stock`. */
  path: string
  reason: 'notWhileIssued' | 'onlyUp' | 'ended' | 'stateNotReachable'
}

export type EditDecision = { kind: 'accepted'; changes: Difference[] } | { kind: 'refused'; problems: EditProblem[] }

/** Once members may have it, a template keeps its word: more may be given, longer, and said better. Nothing else. */
const FREE_PATHS = /^(claimWindow|texts)(\.|$)/
const RAISABLE_PATHS = ['limits.stock', 'limits.exposureFen', 'limits.redeemedFen']

const NEXT_STATES: Record<TemplateState, readonly TemplateState[]> = {
  draft: ['draft', 'live'],
  live: ['live', 'paused', 'ended'],
  paused: ['paused', 'live', 'ended'],
  ended: ['ended'],
}

/** What may be changed about a template, by its state before. Issued coupons carry their own rules and never notice. */
export function decideTemplateEdit(before: Template, after: Template): EditDecision {
  const problems: EditProblem[] = []
  if (!NEXT_STATES[before.state].includes(after.state)) problems.push({ path: 'state', reason: 'stateNotReachable' })
  const changes = differences(before.rules, after.rules)
  if (before.state !== 'draft') {
    for (const change of changes) {
      const reason = before.state === 'ended' ? 'ended' : problemOf(change)
      if (reason) problems.push({ path: change.path, reason })
    }
  }
  if (problems.length > 0) return { kind: 'refused', problems }
  const state = { path: 'state', before: before.state, after: after.state }
  return { kind: 'accepted', changes: before.state === after.state ? changes : [state, ...changes] }
}

function problemOf({ path, before, after }: Difference): EditProblem['reason'] | null {
  if (FREE_PATHS.test(path)) return null
  if (!RAISABLE_PATHS.includes(path)) return 'notWhileIssued'
  // null is no limit: the highest of all.
  const isRaised = before !== null && (after === null || Number(after) > Number(before))
  return isRaised ? null : 'onlyUp'
}
