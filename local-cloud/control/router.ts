import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpError, readJson, sendJson } from './http'

export interface Call {
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
  req: IncomingMessage
  res: ServerResponse
}

/** Returns what is sent as JSON; `STREAMED` when the handler answers by itself. */
export type Handler = (call: Call) => unknown

/** `'GET /collections/:name'` → handler. */
export type Routes = Record<string, Handler>

export const STREAMED = Symbol('answered by the handler itself')

interface Route {
  method: string
  parts: string[]
  handler: Handler
}

const LARGEST_BODY = 256 * 1024 * 1024

export type Router = (req: IncomingMessage, res: ServerResponse, path: string, query: URLSearchParams) => Promise<void>

export function createRouter(routes: Routes): Router {
  const table = Object.entries(routes).map(([pattern, handler]): Route => {
    const [method = '', path = ''] = pattern.split(' ')
    return { method, parts: path.split('/'), handler }
  })
  return async (req, res, path, query) => {
    const parts = path.split('/').map(decode)
    const fitting = table.filter((route) => paramsOf(route, parts) !== null)
    const route = fitting.find((each) => each.method === req.method)
    if (!route) throw new HttpError(fitting.length > 0 ? 405 : 404, `${req.method} ${path} is not served here`)
    const body = req.method === 'GET' ? {} : await readJson(req, LARGEST_BODY)
    const reply = await route.handler({ params: paramsOf(route, parts) ?? {}, query, body, req, res })
    if (reply !== STREAMED) sendJson(res, 200, reply ?? null)
  }
}

function paramsOf({ parts: pattern }: Route, parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (wanted.startsWith(':')) params[wanted.slice(1)] = part
    else if (wanted !== part) return null
  }
  return params
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new HttpError(400, `'${part}' is not a well-formed part of a path`)
  }
}
