import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { instantField, memberIdField, shortTextField, storeIdField } from '#shared/kernel/fields'
import { LEVELS, RIGHTS } from '#shared/kernel/rights'

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shop') }),
  z.strictObject({ kind: z.literal('stores'), storeIds: z.array(storeIdField).min(1).max(100) }),
  z.strictObject({ kind: z.literal('regions'), regions: z.array(shortTextField).min(1).max(50) }),
])

/** One right, how far it goes and where. */
export const grantField = z.strictObject({ right: z.enum(RIGHTS), level: z.enum(LEVELS), scope })

const holder = z.object({
  memberId: z.string(),
  name: z.string(),
  isOwner: z.boolean(),
  grants: z.array(grantField),
  /** Who gave them, and when. */
  by: z.string(),
  at: instantField,
})

export const grantContract = defineContract({
  'grant.makeOwnerCode': {
    access: 'operator',
    right: 'staff',
    effect: 'writes',
    summary: 'Make a one-time code that makes a member an owner of the shop; in the console alone, good for a day',
    input: z.strictObject({}),
    output: z.object({ code: z.string(), untilAt: instantField }),
  },
  'grant.claimOwner': {
    access: 'member',
    effect: 'writes',
    summary: 'Become an owner of the shop by a code from the console',
    input: z.strictObject({ code: z.string().min(1).max(64), name: shortTextField }),
    output: z.object({ memberId: z.string(), name: z.string(), isOwner: z.boolean() }),
  },
  'grant.list': {
    access: 'person',
    effect: 'reads',
    summary: 'Who holds which rights; for owners, and whoever may see the staff of the whole shop',
    input: z.strictObject({}),
    output: z.object({ holders: z.array(holder) }),
  },
  'grant.give': {
    access: 'person',
    effect: 'writes',
    summary: 'Set all rights of a person, as an owner; what is not named is taken away. Nobody changes their own',
    input: z.strictObject({
      memberId: memberIdField,
      name: shortTextField,
      isOwner: z.boolean().default(false),
      grants: z.array(grantField).max(24),
    }),
    output: z.object({ memberId: z.string(), name: z.string(), isOwner: z.boolean(), grants: z.array(grantField) }),
  },
  'grant.take': {
    access: 'person',
    effect: 'writes',
    summary: 'Take all rights of a person away, at once, as an owner; their sessions are worth nothing from then on',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({ memberId: z.string() }),
  },
})
