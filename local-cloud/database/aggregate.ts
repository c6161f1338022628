import { Aggregator } from 'mingo/aggregator'
import { type Context, evalExpr, ProcessingMode } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { requestFailed } from '../wire/errors'
import type { Document, Query } from './engine'
import { asRefusal, createContext, optionsWith } from './expressions'
import { checkLookup, joinByField } from './lookup'
import { compileQuery } from './query'
import { checkSort, type SortSpec, sortDocuments } from './sort'
import { isPlainObject } from './values'
import { findDocuments, type PlanCheck, type View } from './view'

export type Stage = Record<string, unknown>

/** What the SDK can send. `$facet`, `$out` and the like exist in its types only. */
const STAGES = [
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$group',
  '$limit',
  '$lookup',
  '$match',
  '$project',
  '$replaceRoot',
  '$sample',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unwind',
]
const LIMIT_DEFAULT = 20
const LIMIT_MAX = 10_000

export function aggregate(view: View, name: string, pipeline: Stage[], check: PlanCheck): Document[] {
  checkStages(pipeline)
  const limited = pipeline.some((stage) => '$limit' in stage) ? pipeline : [...pipeline, { $limit: LIMIT_DEFAULT }]
  const { query, sort, rest } = leading(limited)
  // The index serves what stands at the front; with a limit next to it, no more is read than needed.
  const limit = rest[0]?.$limit
  const source = findDocuments(view, name, { query, sort, ...(typeof limit === 'number' ? { limit } : {}) }, check)
  return asRefusal(() => runStages(view, source, rest, check))
}

function checkStages(pipeline: Stage[]): void {
  for (const stage of pipeline) {
    const [stageName = '', ...others] = Object.keys(stage)
    if (others.length > 0 || !STAGES.includes(stageName))
      throw requestFailed(`Unrecognized pipeline stage name: '${stageName}'`)
    const limit = stage.$limit
    if (limit !== undefined && (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > LIMIT_MAX)) {
      throw requestFailed(`the limit must be a whole number from 1 to ${LIMIT_MAX}`)
    }
  }
}

/** The stages at the front that are a plain find: any number of `$match`, then a `$sort`. */
function leading(pipeline: Stage[]): { query: Query; sort: SortSpec; rest: Stage[] } {
  const conditions: Query[] = []
  let position = 0
  for (; isPlainObject(pipeline[position]?.$match); position++) conditions.push(pipeline[position]?.$match as Query)
  const filled = conditions.filter((condition) => Object.keys(condition).length > 0)
  const query = filled.length > 1 ? { $and: filled } : (filled[0] ?? {})
  const sort = pipeline[position]?.$sort
  if (!isPlainObject(sort)) return { query, sort: {}, rest: pipeline.slice(position) }
  checkSort(sort)
  return { query, sort, rest: pipeline.slice(position + 1) }
}

function runStages(view: View, source: Document[], stages: Stage[], check: PlanCheck): Document[] {
  for (const stage of stages) if (isPlainObject(stage.$lookup)) checkLookup(view, stage.$lookup, check)
  // mingo writes nested fields into the objects it was given; stored documents must never change.
  const writes = /"\$(addFields|project)"/.test(JSON.stringify(stages))
  const options: Options = {
    ...optionsWith(contextFor(view)),
    processingMode: writes ? ProcessingMode.CLONE_INPUT : ProcessingMode.CLONE_OFF,
    collectionResolver: (from) => findDocuments(view, from, {}),
  }
  return new Aggregator(stages, options).run<Document>(source)
}

/** Stages in which mingo and the database differ. */
function contextFor(view: View): Context {
  const stages = {
    $match: (items: ReturnType<typeof Lazy>, query: Query, options: Options) => {
      const matches = compileQuery(query, (document, expression) => evalExpr(document, expression, options))
      return items.filter(matches)
    },
    $sort: (items: ReturnType<typeof Lazy>, sort: Record<string, unknown>) => {
      if (!isPlainObject(sort) || Object.keys(sort).length === 0)
        throw requestFailed('$sort stage must have at least one sort key')
      checkSort(sort)
      return items.transform((documents: unknown[]) => Lazy(sortDocuments(documents, sort, (document) => document)))
    },
    $count: (items: ReturnType<typeof Lazy>, field: unknown) => {
      if (typeof field !== 'string' || field === '' || /[.$]/.test(field))
        throw requestFailed('the count field must be a plain name')
      // Nothing counted is no document, not a zero.
      return items.transform((documents: unknown[]) =>
        Lazy(documents.length === 0 ? [] : [{ [field]: documents.length }]),
      )
    },
    $lookup: joinByField(view),
  }
  return createContext(stages as unknown as Parameters<typeof createContext>[0])
}
