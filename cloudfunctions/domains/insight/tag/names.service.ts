import type { Names } from '#shared/base/condition/names'
import { LIFECYCLE_NAMES } from '#shared/insight/lifecycle/lifecycle'
import { scoreRules } from '#shared/insight/score/rules'
import { STAGE_NAMES } from '#shared/insight/score/why-text'
import { tagRules } from '#shared/insight/tag/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import type { ReadContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'

/** What the shop calls its tiers, tags, groups and segments, for lines that a person reads. */
export async function namesIn(context: ReadContext, segmentNames: ReadonlyMap<string, string>): Promise<Names> {
  const [{ tiers }, { tags }, { groups }] = await Promise.all([
    rulesInForce(context, tierRules),
    rulesInForce(context, tagRules),
    rulesInForce(context, scoreRules),
  ])
  const known: Partial<Record<Parameters<Names>[0], ReadonlyMap<string, string>>> = {
    tier: new Map(tiers.map(({ key, name }) => [key, name])),
    tag: new Map(tags.map(({ key, name }) => [key, name])),
    group: new Map(groups.map(({ key, name }) => [key, name])),
    stage: new Map(Object.entries(STAGE_NAMES)),
    lifecycle: new Map(Object.entries(LIFECYCLE_NAMES)),
    segment: segmentNames,
  }
  return (kind, key) => known[kind]?.get(key) ?? key
}
