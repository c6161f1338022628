import type { Lazy } from 'mingo/lazy'
import { $lookup as mingoLookup } from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { requestFailed } from '../wire/errors'
import type { Query } from './engine'
import { valuesAt } from './paths'
import { planQuery } from './plan'
import { isPlainObject } from './values'
import { findDocuments, type PlanCheck, type View } from './view'

type Items = ReturnType<typeof Lazy>

/** `$lookup` by field goes through the indexes of the other collection; mingo does the form with a pipeline. */
export function joinByField(view: View) {
  return (items: Items, spec: Record<string, unknown>, options: Options): unknown => {
    const { from, localField, foreignField, as, pipeline } = spec
    if (typeof as !== 'string') throw requestFailed("$lookup needs 'as'")
    if (typeof localField !== 'string' || typeof foreignField !== 'string' || pipeline !== undefined) {
      return mingoLookup(items, spec as unknown as Parameters<typeof mingoLookup>[1], options)
    }
    return items.map((document: Record<string, unknown>) => ({
      ...document,
      [as]: findDocuments(view, String(from), {
        query: { [foreignField]: { $in: localValues(document, localField) } },
      }),
    }))
  }
}

function localValues(document: unknown, localField: string): unknown[] {
  const values = valuesAt(document, localField).values.flatMap((value) => (Array.isArray(value) ? value : [value]))
  return values.length === 0 ? [null] : values
}

/** A join that finds no index in the other collection looks at all of it, once per document. */
export function checkLookup(view: View, spec: Record<string, unknown>, check: PlanCheck): void {
  const from = String(spec.from)
  const query = typeof spec.foreignField === 'string' ? { [spec.foreignField]: '' } : probeOf(spec.pipeline)
  check(from, planQuery(view.collection(from), query, {}), query, {})
}

/** A query with the same indexable fields as the pipeline's first `$match`. */
function probeOf(pipeline: unknown): Query {
  const first: unknown = Array.isArray(pipeline) ? pipeline[0] : undefined
  if (!isPlainObject(first) || !isPlainObject(first.$match)) return {}
  const { $expr, ...query } = first.$match
  return { ...query, ...Object.fromEntries(equatedFields($expr).map((field) => [field, ''])) }
}

function equatedFields(expression: unknown): string[] {
  if (!isPlainObject(expression)) return []
  if (Array.isArray(expression.$and)) return expression.$and.flatMap(equatedFields)
  if (!Array.isArray(expression.$eq)) return []
  return expression.$eq.flatMap((side) => (typeof side === 'string' && /^\$[^$]/.test(side) ? [side.slice(1)] : []))
}
