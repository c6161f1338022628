import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { instantField } from '#shared/kernel/fields'
import { plainTyped } from '#shared/kernel/typed-text'
import { grantField } from '#shared/people/grant/contract'
import { STAFF_ROLES } from '#shared/people/staff/role'

const loginIdField = z.string().regex(/^[\w-]{22}$/)
const sessionIdField = z.string().regex(/^ses_[\w-]{22}$/)

const session = z.object({
  sessionId: z.string(),
  /** 'Chrome · Windows' */
  browser: z.string(),
  /** Masked; null where it is not known. */
  address: z.string().nullable(),
  startedAt: instantField,
  usedAt: instantField,
  untilAt: instantField,
  isThisOne: z.boolean(),
  /** Whose it is. */
  person: z.object({ memberId: z.string(), name: z.string() }),
})

export const deskContract = defineContract({
  'desk.beginSignIn': {
    access: 'browser',
    effect: 'writes',
    summary: 'Begin to sign a browser in: a text for a plain QR code, and four digits to show beside it',
    input: z.strictObject({
      /** SHA-256, in hex, of 32 random bytes in base64url that the browser has made and keeps to itself. */
      secretHash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    output: z.object({
      loginId: z.string(),
      qrText: z.string(),
      digits: z.string(),
      untilAt: instantField,
      now: instantField,
    }),
  },
  'desk.pollSignIn': {
    access: 'browser',
    effect: 'writes',
    once: 'own-record',
    summary:
      'Ask whether somebody has let this browser in; whoever has its secret, and nobody else, gets the session’s key',
    input: z.strictObject({ loginId: loginIdField, secret: z.string().regex(/^[\w-]{43}$/) }),
    output: z.object({
      /** `over`: it has ended unconfirmed, or was collected before; begin again. */
      status: z.enum(['waiting', 'signedIn', 'over']),
      session: z.object({ token: z.string(), untilAt: instantField }).nullable(),
      now: instantField,
    }),
  },
  'desk.lookAtSignIn': {
    access: 'member',
    effect: 'reads',
    summary: 'What asks to be signed in as the caller: which browser, from where, since when, as whom',
    input: z.strictObject({ loginId: loginIdField }),
    output: z.object({
      loginId: z.string(),
      browser: z.string(),
      address: z.string().nullable(),
      /** Whether the browser and this phone reach the shop by one address; null where one is not known. */
      isSameNetwork: z.boolean().nullable(),
      startedAt: instantField,
      untilAt: instantField,
      now: instantField,
      /** As whom the browser would be signed in, and what it could do then. */
      person: z.object({
        name: z.string(),
        role: z.enum(STAFF_ROLES).nullable(),
        isOwner: z.boolean(),
        grants: z.array(grantField),
      }),
    }),
  },
  'desk.confirmSignIn': {
    access: 'member',
    effect: 'writes',
    summary: 'Let the browser in that shows these four digits',
    input: z.strictObject({
      loginId: loginIdField,
      digits: z
        .string()
        .overwrite(plainTyped)
        .regex(/^\d{4}$/),
    }),
    output: z.object({ confirmedAt: instantField }),
  },
  'desk.refuseSignIn': {
    access: 'member',
    effect: 'writes',
    summary: 'End a sign-in that the caller has not begun',
    input: z.strictObject({ loginId: loginIdField }),
    output: z.object({ loginId: z.string() }),
  },
  'desk.getMine': {
    access: 'person',
    effect: 'reads',
    summary: 'Who is signed in, and what this person may do now',
    input: z.strictObject({}),
    output: z.object({
      person: z.object({
        memberId: z.string(),
        name: z.string(),
        role: z.enum(STAFF_ROLES).nullable(),
        isOwner: z.boolean(),
        grants: z.array(grantField),
      }),
      /** Null on a phone. */
      session: session.nullable(),
      now: instantField,
      /** All stores, so that the desk can name them and knows which ones a region has. */
      stores: z.array(z.object({ storeId: z.string(), name: z.string(), region: z.string(), isOpen: z.boolean() })),
    }),
  },
  'desk.listSessions': {
    access: 'person',
    effect: 'reads',
    summary: 'The browsers that are signed in, newest first: the caller’s, or for an owner those of everybody',
    input: z.strictObject({ isEverybody: z.boolean().default(false) }),
    output: z.object({ sessions: z.array(session), now: instantField }),
  },
  'desk.endSession': {
    access: 'person',
    effect: 'writes',
    summary:
      'Sign one of the caller’s browsers out, at once, or as an owner anybody’s; on the desk without a name the one that asks',
    input: z.strictObject({ sessionId: sessionIdField.optional() }),
    output: z.object({ sessionId: z.string() }),
  },
})
