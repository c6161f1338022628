import type { Document, Query } from './engine'
import { indexedValuesAt, valuesAt } from './paths'
import { compileQuery, isOperators } from './query'
import { isPlainObject } from './values'

/** The index of the array element that made the query match: what a positional `$` stands for. */
export function matchedElement(document: Document, query: Query, arrayPath: string): number | null {
  const array = valuesAt(document, arrayPath).values[0]
  if (!Array.isArray(array)) return null
  const tests = elementTests(query, arrayPath)
  if (tests.length === 0) return null
  // Of several conditions on the array the last one counts.
  const test = tests.at(-1)
  const position = array.findIndex((element) => test?.(element))
  return position < 0 ? null : position
}

function elementTests(query: Query, arrayPath: string): ((element: unknown) => boolean)[] {
  return Object.entries(query).flatMap(([path, operand]) => {
    if (path === '$and' && Array.isArray(operand)) {
      return operand.flatMap((member) => (isPlainObject(member) ? elementTests(member, arrayPath) : []))
    }
    if (path === arrayPath) return [ownTest(operand)]
    if (!path.startsWith(`${arrayPath}.`)) return []
    const matches = compileQuery({ [path.slice(arrayPath.length + 1)]: operand })
    return [(element: unknown) => isPlainObject(element) && matches(element)]
  })
}

function ownTest(operand: unknown): (element: unknown) => boolean {
  if (isOperators(operand) && '$elemMatch' in operand) {
    const matches = compileQuery({ elements: { $elemMatch: operand.$elemMatch } })
    return (element) => matches({ elements: [element] })
  }
  const matches = compileQuery({ element: operand })
  return (element) => indexedValuesAt({ element }, 'element').values.length > 0 && matches({ element })
}
