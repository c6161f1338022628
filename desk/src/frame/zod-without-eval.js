// Stands in for zod at the desk (see scripts/build-desk.ts), so that it is set before the first schema is made, in
// whichever chunk that is: its compiled checks would need `eval`, which the page's content security policy forbids, and
// the attempt alone is reported.
import { config } from 'zod'

config({ jitless: true })

export * from 'zod'
