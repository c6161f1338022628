import { causesOf, type Fraction } from '#shared/insight/figure/causes'
import type { figureContract } from '#shared/insight/figure/contract'
import { channelIn, isStore, tierIn, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { figuresFor } from '#shared/insight/figure/figures'
import { IS_A_PART, whyNoParts } from '#shared/insight/figure/known-of'
import { specOf } from '#shared/insight/figure/own-figures'
import { before, lastPeriod } from '#shared/insight/figure/period'
import { isWhole, slicesOf } from '#shared/insight/figure/scope'
import type { Made, SumField } from '#shared/insight/figure/spec'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import type { Group } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { sumBySlice } from './figure.repository'
import { ownFigures } from './own.service'

type Asking = ParsedInput<(typeof figureContract)['figure.getCauses']>

/** Which parts of the shop moved a figure between the last two periods. Two reads. @throws DomainError FIGURE_NOT_FOUND */
export async function getFigureCauses(context: Context, { key, by, ...scope }: Asking) {
  const period = lastPeriod(by, addDays(businessDayOf(context.now), -1))
  const periods = { period, before: before(by, period) }
  const own = (await ownFigures(context)).map(({ figure, mark }) => specOf(figure, mark))
  const spec = [...figuresFor('shop'), ...own].find((each) => each.key === key)
  if (!spec) throw new DomainError('FIGURE_NOT_FOUND')
  const among = slicesOf(scope)
  const { made } = spec
  const none = { ...periods, stores: [], tiers: [], channels: [] }
  if (!made) return { ...none, why: whyNoParts(spec.knownOf) }
  if (!isWhole(scope) && among.length === 1) return { ...none, why: IS_A_PART }
  const fields = [made.above, ...(made.below === null ? [] : [made.below])].flatMap(fieldsOf)
  const [was, now] = await Promise.all([
    sumBySlice(context.db, periods.before, fields),
    sumBySlice(context.db, period, fields),
  ])
  const [wasOf, nowOf] = [fractionsOf(was, made), fractionsOf(now, made)]
  const slices = [...new Set([...wasOf.keys(), ...nowOf.keys()])]
  const whole = isWhole(scope) ? [WHOLE_SHOP] : among
  const all = { was: together(wasOf, whole), now: together(nowOf, whole) }
  const causes = (nameOf: (slice: string) => string | null) =>
    causesOf(
      all,
      slices.flatMap((slice) => {
        const part = nameOf(slice)
        return part === null ? [] : [{ part, was: wasOf.get(slice) ?? NOTHING, now: nowOf.get(slice) ?? NOTHING }]
      }),
      made,
    )
  const inScope = (slice: string) => (isWhole(scope) ? isStore(slice) : among.includes(slice))
  return {
    ...periods,
    stores: causes((slice) => (inScope(slice) ? slice : null)),
    // A store has no tiers or channels of its own.
    tiers: isWhole(scope) ? causes(tierIn) : [],
    channels: isWhole(scope) ? causes(channelIn) : [],
  }
}

const NOTHING: Fraction = { above: 0, below: 0 }

const fractionsOf = (groups: readonly Group[], { above, below }: Made): Map<string, Fraction> =>
  new Map(
    groups.map(({ key, sums }) => {
      const of = (field: SumField) => fieldsOf(field).reduce((sum, each) => sum + (sums[each] ?? 0), 0)
      return [key, { above: of(above), below: below === null ? 0 : of(below) }]
    }),
  )

/** What other nouns tell stands at a store by itself, and of the whole shop within what members did. */
const fieldsOf = (field: SumField): string[] => (field.startsWith('told.') ? [field, `came.${field}`] : [field])

function together(sums: ReadonlyMap<string, Fraction>, slices: readonly string[]): Fraction {
  const known = slices.map((slice) => sums.get(slice) ?? NOTHING)
  return {
    above: known.reduce((sum, { above }) => sum + above, 0),
    below: known.reduce((sum, { below }) => sum + below, 0),
  }
}
