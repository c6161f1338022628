import type { Gateway } from '../../local-cloud/gateway'
import type { Noun } from '../platform/noun/noun'
import type { Personal } from '../platform/noun/personal'

/** A document in which one of the words stands, and where: dotted, lists left out; a key counts as standing in its object. */
export interface Lead {
  collection: string
  id: string
  path: string
}

/** Everything in the database that one of these words leads to, whatever collection it is in. */
export function leadsOf(database: Pick<Gateway['database'], 'dump'>, words: readonly string[]): Lead[] {
  return Object.entries(database.dump().collections).flatMap(([collection, documents]) =>
    documents.flatMap((document) =>
      pathsOf(document, words, '').map((path) => ({ collection, id: String(document._id), path })),
    ),
  )
}

function pathsOf(value: unknown, words: readonly string[], path: string): string[] {
  if (typeof value === 'string') return words.some((word) => value.includes(word)) ? [path] : []
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, words, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => [
    ...(words.some((word) => key.includes(word)) ? [path] : []),
    ...pathsOf(each, words, path === '' ? key : `${path}.${key}`),
  ])
}

export const personalIn = (nouns: readonly Noun[]): Map<string, Personal> =>
  new Map(
    nouns.flatMap(({ collections = {} }) =>
      Object.entries(collections).flatMap(([name, { person }]) => (person ? [[name, person] as const] : [])),
    ),
  )

/** Leads that no declaration speaks of. */
export function undeclared(leads: readonly Lead[], nouns: readonly Noun[]): Lead[] {
  const declared = personalIn(nouns)
  return leads.filter(({ collection, path }) => {
    const { of = [], names } = declared.get(collection) ?? {}
    return ![...of, ...(names?.fields ?? [])].some((field) => path === field || path.startsWith(`${field}.`))
  })
}

/** Leads to the person, in records that should be gone according to the declarations. */
export function left(leads: readonly Lead[], nouns: readonly Noun[], isOver: (person: Personal) => boolean): Lead[] {
  const declared = personalIn(nouns)
  return leads.filter(({ collection }) => {
    const person = declared.get(collection)
    return person !== undefined && isOver(person)
  })
}
