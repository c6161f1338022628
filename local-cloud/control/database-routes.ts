import * as z from 'zod'
import type { Document, FindOptions } from '../database/engine'
import { decode, encode } from '../wire/ejson'
import { HttpError } from './http'
import { type CloudParts, parsed } from './parts'
import type { Routes } from './router'

const pageQuery = z.object({
  page: z.coerce.number().int().min(0).default(0),
  size: z.coerce.number().int().min(1).max(500).default(20),
  filter: z.string().optional(),
  sort: z.string().optional(),
})
const sortSchema = z.record(z.string(), z.union([z.literal(1), z.literal(-1)]))
const editSchema = z.strictObject({ document: z.string() })

/** Collections to browse and edit. Documents travel as extended JSON text, so that dates survive an edit. */
export function databaseRoutes({ cloud }: CloudParts): Routes {
  const existing = (name: string | undefined): string => {
    if (name === undefined || !cloud.database.collections().includes(name)) {
      throw new HttpError(404, `There is no collection '${name ?? ''}'`)
    }
    return name
  }
  return {
    'GET /collections': () => cloud.database.collections().map((name) => ({ name, count: cloud.database.count(name) })),

    'GET /collections/:name': ({ params, query }) => {
      const collection = existing(params.name)
      const { page, size, ...wanted } = parsed(pageQuery, Object.fromEntries(query))
      const filter = wanted.filter ? recordFrom(wanted.filter, cloud.clock.now()) : {}
      const options: FindOptions = { query: filter, skip: page * size, limit: size }
      if (wanted.sort) options.sort = parsed(sortSchema, recordFrom(wanted.sort, cloud.clock.now()))
      return {
        total: cloud.database.count(collection, filter),
        documents: cloud.database.find(collection, options).map(readable),
      }
    },

    'GET /collections/:name/:id': ({ params }) => {
      const found = cloud.database.get(existing(params.name), params.id)
      if (!found) throw new HttpError(404, `There is no document '${params.id}'`)
      return { document: readable(found) }
    },

    'POST /collections/:name': ({ params, body }) => {
      const collection = existing(params.name)
      const document = documentFrom(body, cloud.clock.now())
      if (cloud.database.get(collection, document._id)) throw new HttpError(409, `'${document._id}' exists already`)
      cloud.database.put(collection, document)
      return { id: document._id }
    },

    'PUT /collections/:name/:id': ({ params, body }) => {
      const collection = existing(params.name)
      const document = documentFrom(body, cloud.clock.now())
      if (document._id !== params.id) throw new HttpError(400, 'The _id of a document cannot change')
      cloud.database.put(collection, document)
      return { id: document._id }
    },

    'DELETE /collections/:name/:id': ({ params }) => {
      if (!cloud.database.remove(existing(params.name), params.id)) {
        throw new HttpError(404, `There is no document '${params.id}'`)
      }
      return {}
    },
  }
}

function documentFrom(body: unknown, now: number): Document {
  const { _id, ...rest } = recordFrom(parsed(editSchema, body).document, now)
  if (typeof _id !== 'string' || _id === '') throw new HttpError(400, 'A document needs an _id of text')
  return { _id, ...rest }
}

function recordFrom(text: string, now: number): Record<string, unknown> {
  const value = decode(text, now)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(400, 'An object is needed')
  return value as Record<string, unknown> // Neither null nor an array.
}

/** Extended JSON with dates that a person can read. The pattern cannot occur inside a text: quotes are escaped there. */
export function readable(document: Document): string {
  return encode(document).replace(/\{"\$numberLong":"(-?\d+)"\}/g, (wrapped, millis: string) => {
    const date = new Date(Number(millis))
    return Number.isNaN(date.getTime()) ? wrapped : JSON.stringify(date.toISOString())
  })
}
