import type { ScoreModel } from '#shared/insight/score/model'
import type { ScoreRules } from '#shared/insight/score/rules'
import type { Score } from '#shared/insight/score/score'

/** A score as operators see it. */
export function toScoreView(score: Score, { groups }: ScoreRules) {
  const { _id, scoredIn: _run, scoredAt: _at, watch: _watch, warned: _open, lastWarned: _last, group, ...rest } = score
  return { memberId: _id, ...rest, group: toGroupView(group, groups) }
}

/** A group that is no longer in the rules is shown by its key until the next night. */
export function toGroupView(key: string, groups: ScoreRules['groups']) {
  return { key, name: groups.find((group) => group.key === key)?.name ?? key }
}

export function toModelView({ _id, madeIn: _run, figuresVersion: _figures, ...model }: ScoreModel) {
  return model
}
