import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { CloudError, requestFailed } from '../wire/errors'
import { canonicalKey } from './values'

type Ops<K extends 'addAccumulatorOps' | 'addExpressionOps' | 'addPipelineOps'> = Parameters<Context[K]>[0]

// What runs code is left out: the service has no scripts.
const { $function: _function, ...pureExpressions } = expressions
const { $accumulator: _accumulator, ...pureAccumulators } = accumulators

/** Operators where mingo and the database differ; the first registration wins over mingo's own. */
const expressionFixes = {
  $size: (document: unknown, operand: unknown, options: Options) => {
    const only = Array.isArray(operand) && operand.length === 1 ? (operand[0] as unknown) : operand
    const value = evalExpr(document, only, options)
    if (!Array.isArray(value)) throw requestFailed('The argument to $size must be an array')
    return value.length
  },
}

const accumulatorFixes = {
  $push: presentValues,
  $addToSet: (items: unknown[], operand: unknown, options: Options) => [
    ...new Map(presentValues(items, operand, options).map((value) => [canonicalKey(value), value])).values(),
  ],
}

/** A missing field adds nothing; mingo adds null. Inside an object the two can be told apart. */
function presentValues(items: unknown[], operand: unknown, options: Options): unknown[] {
  const rows = accumulators.$push(items, { value: operand }, options) as { value: unknown }[]
  return rows.flatMap(({ value }) => (value === undefined ? [] : [value]))
}

export function createContext(stages: Ops<'addPipelineOps'> = {}): Context {
  return Context.init()
    .addExpressionOps(expressionFixes as unknown as Ops<'addExpressionOps'>)
    .addAccumulatorOps(accumulatorFixes as unknown as Ops<'addAccumulatorOps'>)
    .addPipelineOps(stages)
    .addExpressionOps(pureExpressions as unknown as Ops<'addExpressionOps'>)
    .addAccumulatorOps(pureAccumulators as unknown as Ops<'addAccumulatorOps'>)
    .addPipelineOps(pipeline as unknown as Ops<'addPipelineOps'>)
}

export function optionsWith(context: Context): Options {
  return {
    context,
    idKey: '_id',
    processingMode: ProcessingMode.CLONE_OFF,
    useStrictMode: true,
    failOnError: true,
    scriptEnabled: false,
  }
}

const plainOptions = optionsWith(createContext())

export function evaluate(document: unknown, expression: unknown): unknown {
  return asRefusal(() => evalExpr(document, expression, plainOptions))
}

/** mingo complains by throwing; to the caller it is a refused request. */
export function asRefusal<T>(compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    throw error instanceof CloudError ? error : requestFailed(error instanceof Error ? error.message : String(error))
  }
}
