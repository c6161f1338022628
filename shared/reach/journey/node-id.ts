import * as z from 'zod'

/** What a step is called in its journey; a person may choose it. */
export const nodeIdField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)
