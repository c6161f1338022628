import type { CompiledCondition } from '#shared/base/condition/compiled'
import { dayNumberAt } from '#shared/base/condition/day-number'
import type { Names } from '#shared/base/condition/names'
import type { Needs } from '#shared/base/condition/needs'
import { segmentLanguage } from '#shared/insight/segment/language'
import { inOrder } from '#shared/insight/segment/order'
import type { Facts } from '#shared/insight/tag/facts'
import { tagRules } from '#shared/insight/tag/rules'
import { type ReadyTag, readyTags, type TagRules } from '#shared/insight/tag/tag'
import type { Context, ReadContext } from '../../../platform/context'
import { raiseAlert } from '../../base/alert/alert.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { namesIn } from '../tag/tag.face'
import { listSegments, type StoredSegment } from './segment.repository'

/** Everything that is asked of a member, compiled once for many members. */
export interface Plan {
  today: number
  rules: TagRules
  tags: ReadyTag[]
  /** Each one comes after those it refers to. */
  segments: ReadySegment[]
  /** Segments that could not be read. Their members stay in them until somebody repairs them. */
  broken: StoredSegment[]
  /** All existing segments, broken ones included. Any other segment has no members. */
  ids: ReadonlySet<string>
  needs: Needs
  names: Names
}

export interface ReadySegment extends CompiledCondition<Facts> {
  segmentId: string
}

export async function openPlan(context: ReadContext): Promise<Plan> {
  const [rules, stored] = await Promise.all([rulesInForce(context, tagRules), listSegments(context.db)])
  const live = stored.filter(({ state }) => state !== 'ending')
  const { sound, broken } = soundOnes(live)
  const conditions = [
    ...rules.tags.flatMap((tag) => (tag.by === 'rule' ? [tag.when] : [])),
    ...sound.map(({ condition }) => condition),
  ]
  return {
    today: dayNumberAt(context.now),
    rules,
    tags: readyTags(rules),
    segments: sound.map(({ _id, condition }) => ({ segmentId: _id, ...segmentLanguage.compile(condition) })),
    broken,
    ids: new Set(live.map(({ _id }) => _id)),
    needs: segmentLanguage.needsOf(conditions),
    names: await namesIn(context, new Map(stored.map(({ _id, name }) => [_id, name]))),
  }
}

/**
 * The segments whose conditions are still valid, in order. A circle, which only an edit by hand can make, has no order.
 * Then they are taken as they come, because one wrong segment must not stop the others.
 */
function soundOnes(segments: readonly StoredSegment[]): { sound: StoredSegment[]; broken: StoredSegment[] } {
  const read = segments.map((segment) => ({ segment, parsed: segmentLanguage.schema.safeParse(segment.condition) }))
  const sound = read.flatMap(({ segment, parsed }) => (parsed.success ? [{ ...segment, condition: parsed.data }] : []))
  const broken = read.flatMap(({ segment, parsed }) => (parsed.success ? [] : [segment]))
  return { sound: inOrder(sound) ?? sound, broken }
}

/** A broken segment is reported to a person, and the others go on. */
export async function tellOfBroken(context: Context, { broken }: Plan, runId: string): Promise<void> {
  for (const { _id, name } of broken) {
    const text = `人群“${name}”的条件已经不能识别，成员保持不变，请重新保存。`
    await raiseAlert(context, { kind: 'segment-broken', subject: _id, text, source: runId })
  }
}
