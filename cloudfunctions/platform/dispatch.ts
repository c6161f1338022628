import * as z from 'zod'
import type { ActionSpec, Contract, Reply } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import { requestIdField, shortTextField } from '#shared/kernel/fields'
import type { Context } from './context'
import { isPassing } from './db/errors'
import { DomainError } from './domain-error'
import type { Handlers } from './handler'
import { contentOf } from './request-content'
import { type Signed, signed } from './signed'

/** Refuses a request that this function may not answer, whoever asks. @throws DomainError */
export type Admit = (context: Context) => Promise<void>

/** Widens the context to what the action's access promises, or throws the refusal. */
export type Authorize = (spec: ActionSpec, context: Context, input: unknown) => Promise<Context>

/**
 * Binds the request's id to its content if the action's own record does not. Returns how to release the id again (null
 * if this request must not), and what remains to be recorded when the act is done.
 * @throws DomainError REQUEST_ID_USED; APPROVAL_NEEDED where another person has to agree first
 */
export type Register = (spec: ActionSpec, context: Context, asked: Signed) => Promise<Registration>
export interface Registration {
  letGo: LetGo | null
  /** Must be safe to repeat, because a repeated request gets here again. */
  note: (() => Promise<void>) | null
}
export type LetGo = () => Promise<unknown>

/** An action and who answers it. */
export interface FoundAction {
  spec: ActionSpec
  answer: (input: unknown, context: Context) => Promise<unknown>
}

/** The action of this name, if this function answers it. */
export type FindAction = (name: string) => Promise<FoundAction | null>

export interface DispatchParts {
  find: FindAction
  admit: Admit
  authorize: Authorize
  register: Register
  /** Everything of the context that does not come from the request. */
  openContext: (requestId: string, action: string) => Context
}

const requestSchema = z.object({
  action: z.string().max(100),
  input: z.unknown(),
  requestId: requestIdField,
  /** Typed in the console, for actions that have no field for it. */
  by: shortTextField.optional(),
})
type Request = z.output<typeof requestSchema>
const DETAIL_LENGTH_MAX = 300

/** Find, parse, admit, authorize, register, run, translate, log: the one way in for every request. Never throws. */
export async function dispatch(dispatching: DispatchParts, event: unknown): Promise<Reply> {
  const startedAt = Date.now()
  const request = requestSchema.safeParse(event)
  const action = request.success ? request.data.action : 'unknown'
  const requestId = request.success ? request.data.requestId : 'none'
  const context = dispatching.openContext(requestId, action)
  const reply = request.success
    ? await answer(dispatching, context, request.data)
    : refusal(requestId, new DomainError('INVALID_INPUT', { problem: describe(request.error) }))
  context.log.info('request', {
    ok: reply.ok,
    code: reply.ok ? null : reply.error.code,
    ms: Date.now() - startedAt,
    roundTrips: context.db.roundTrips,
  })
  return reply
}

async function answer(dispatching: DispatchParts, context: Context, request: Request): Promise<Reply> {
  const { requestId } = context
  const { action, input, by = '' } = request
  try {
    const found = await dispatching.find(action)
    if (!found) throw new DomainError('UNKNOWN_ACTION')
    const { spec } = found
    const parsed = spec.input.safeParse(input ?? {})
    if (!parsed.success) throw new DomainError(refusalIn(parsed.error), { problem: describe(parsed.error) })
    await dispatching.admit(context)
    const content = contentOf(action, context.caller, parsed.data)
    const authorized = await dispatching.authorize(spec, { ...context, content }, parsed.data)
    const asked = signed(spec, parsed.data, authorized, by)
    const { letGo, note } = await dispatching.register(spec, authorized, asked)
    const output = await found.answer(asked.input, authorized).catch(async (error) => {
      if (letGo && hasDoneNothing(error)) await letGo()
      throw error
    })
    await note?.()
    // Parsing the output too keeps internal fields from leaving; a mismatch is a bug of ours.
    return { ok: true, data: spec.output.parse(output), requestId }
  } catch (error) {
    if (error instanceof DomainError) return refusal(requestId, error)
    if (isPassing(error)) {
      context.log.error('the platform failed', error)
      // Whether something was done is not known; the same request, sent again, finds that out.
      return refusal(requestId, new DomainError('BUSY'))
    }
    context.log.error('bug', error)
    return { ok: false, error: { code: 'INTERNAL', requestId } }
  }
}

/** Looks an action up in a contract and the handlers that keep it. */
export function findIn<C extends Contract>(contract: C, handlers: Handlers<C>): FindAction {
  return async (name) => {
    // `Object.hasOwn`, because every object "has" a `constructor`.
    const spec = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (!spec) return null
    // The type `Handlers<C>` promises one handler for each action, each with the context of its access.
    return { spec, answer: (handlers as Record<string, FoundAction['answer']>)[name] ?? missing(name) }
  }
}

/** A refusal leaves nothing behind. After anything else, and after BUSY, a part may be done. */
export function hasDoneNothing(error: unknown): boolean {
  return error instanceof DomainError && error.code !== 'BUSY'
}

function missing(action: string): never {
  throw new Error(`The action '${action}' has no handler in this function`)
}

function refusal(requestId: string, { code, details }: DomainError): Reply {
  return { ok: false, error: { code, requestId, ...(details && { details }) } }
}

/** A field type that people fill in may have its own refusal; it is used only where nothing else is wrong with the input. */
function refusalIn({ issues }: z.ZodError): ErrorCode {
  const named = issues.filter(namesRefusal)
  return named.length === issues.length ? (named[0]?.params?.refusal ?? 'INVALID_INPUT') : 'INVALID_INPUT'
}

interface NamedIssue {
  message: string
  params?: { refusal?: ErrorCode }
}

/** Its message is a fixed sentence of the field type, which quotes nothing. */
function namesRefusal(issue: z.core.$ZodIssue): issue is z.core.$ZodIssue & NamedIssue {
  return issue.code === 'custom' && issue.params?.refusal !== undefined
}

/** Field and reason, without the value that was sent: it may be personal. */
function describe(error: z.ZodError): string {
  const lines = error.issues.map(
    (issue) => `${issue.path.join('.') || 'input'}: ${namesRefusal(issue) ? issue.message : issue.code}`,
  )
  return lines.join('; ').slice(0, DETAIL_LENGTH_MAX)
}
