import fs from 'node:fs'
import * as z from 'zod'

const routesSchema = z.record(z.string().regex(/^(\/[\w-]+)+$/), z.strictObject({ function: z.string() }))

/** Which function answers what comes in over HTTP, by the beginning of the path. */
export type HttpRoutes = z.infer<typeof routesSchema>

export function readHttpRoutes(file: string): HttpRoutes {
  if (!fs.existsSync(file)) return {}
  const parsed = routesSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Of several the longest; `/till` is a beginning of `/till/v1`, and none of `/tillers`. */
export function functionAt(routes: HttpRoutes, path: string): string | null {
  const fitting = Object.keys(routes).filter((prefix) => path === prefix || path.startsWith(`${prefix}/`))
  const longest = fitting.sort((a, b) => b.length - a.length)[0]
  return longest === undefined ? null : (routes[longest]?.function ?? null)
}
