import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, countField, growingEnum, instantField, noteField } from '#shared/kernel/fields'
import { CALL_REASONS, CALL_STATES } from './call'
import { TOLD, toldField, webhookKeyField } from './rules'

const address = z.object({
  key: z.string(),
  title: z.string(),
  url: z.string(),
  isOn: z.boolean(),
  /** What the rules would have it told. */
  tells: z.array(growingEnum(TOLD)).default(['journey']),
  /** Who has let this very address through; null where nobody has, or where it leads elsewhere by now. */
  allowed: z.object({ by: z.string(), at: instantField }).nullable(),
  /** Of the last 30 days. */
  calls: z.array(
    z.object({
      state: growingEnum(CALL_STATES),
      why: growingEnum(CALL_REASONS).nullable(),
      count: countField,
    }),
  ),
})

export const webhookContract = defineContract({
  'webhook.list': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary:
      'The addresses that journeys and incidents may call: which are let through, by whom, and what became of the calls',
    input: z.strictObject({}),
    output: z.object({ addresses: z.array(address) }),
  },
  'webhook.allow': {
    access: 'person',
    effect: 'writes',
    summary:
      'Let an address through, as an owner, with a secret that the asking side has drawn and that no answer ever holds; again with another secret it is changed',
    input: z.strictObject({
      key: webhookKeyField,
      /** As the owner has seen it: another one that was put in meanwhile is not let through. */
      url: z.string().max(300),
      /** The same of what it is told. */
      tells: toldField,
      /** 32 random bytes or more in base64url. */
      secret: z.string().regex(/^[\w-]{43,128}$/),
    }),
    output: z.object({ key: z.string() }),
  },
  'webhook.forbid': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Let an address through no more, at once; only an owner can allow it again',
    input: z.strictObject({ key: webhookKeyField, note: noteField, by: actorField }),
    output: z.object({ key: z.string() }),
  },
})
