import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  dayField,
  fileIdField,
  instantField,
  memberIdField,
  noteField,
  pointsField,
  shortTextField,
  shownCodeField,
  storeIdField,
} from '#shared/kernel/fields'
import { plainNumber, plainTyped } from '#shared/kernel/typed-text'
import { CONSENT_PURPOSES } from '#shared/people/member/consent'

const profile = z.object({
  memberId: z.string(),
  memberCode: z.string(),
  nickname: z.string().nullable(),
  avatarFileId: z.string().nullable(),
  /** First 3 and last 2 digits. */
  phoneMasked: z.string().nullable(),
  /** '11月**日' */
  birthdayMasked: z.string().nullable(),
  joinedDay: dayField,
  /** Whether a till's record stands under the own number of which only the member can say whose it is. Nothing is told of it. */
  asksRecord: z.boolean(),
  consents: z.array(
    z.object({
      purpose: z.enum(CONSENT_PURPOSES),
      isGranted: z.boolean(),
      version: z.int(),
      at: instantField.nullable(),
    }),
  ),
})

const shownCode = z.object({
  /** 14 characters. A coupon's code is this and the coupon's number behind it. */
  code: z.string(),
  /** By the server's clock: now, when to ask for the next one, and the last instant at which a till takes this one. */
  now: instantField,
  changesAt: instantField,
  validUntilAt: instantField,
})

const memberSummary = z.object({
  memberId: z.string(),
  status: z.enum(['active', 'merged', 'closed']),
  mergedInto: z.string().nullable(),
  identities: z.array(z.string()),
  phoneMasked: z.string().nullable(),
  points: pointsField,
  tierKey: z.string(),
  joinedAt: instantField,
  storeId: z.string().nullable(),
  nickname: z.string().nullable(),
  /** '11月**日' */
  birthdayMasked: z.string().nullable(),
})

export const memberContract = defineContract({
  'member.getProfile': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s own profile, sensitive fields masked',
    input: z.strictObject({}),
    output: profile,
  },
  'member.getCode': {
    access: 'member',
    effect: 'reads',
    summary: 'The code to show at the till, made now: it changes twice a minute and is good once, for a minute at most',
    input: z.strictObject({}),
    output: shownCode,
  },
  'member.renewCode': {
    access: 'member',
    effect: 'writes',
    summary: 'A screenshot was taken of the code: it is good no more, and another one is shown',
    input: z.strictObject({ code: shownCodeField }),
    output: shownCode,
  },
  'member.updateProfile': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Set nickname, avatar or birthday; only the fields given change. A birthday can be set once',
    input: z.strictObject({
      nickname: shortTextField.optional(),
      avatarFileId: fileIdField.optional(),
      birthday: dayField.optional(),
    }),
    output: profile,
  },
  'member.bindPhone': {
    access: 'member',
    effect: 'writes',
    summary:
      'Exchange the code of WeChat’s phone button and keep the number encrypted; a till record with the same number is asked about',
    input: z.strictObject({ code: z.string().min(1).max(256) }),
    /** Nothing is joined by a number alone any more; see `asksRecord`. */
    output: profile.extend({ joinedRecord: z.boolean(), pointsAdded: pointsField }),
  },
  'member.answerTillRecord': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Whether the till record under the own number is the caller’s: a yes joins it, a no is kept',
    input: z.strictObject({ isMine: z.boolean() }),
    output: profile.extend({
      /** False after a yes too, where the record has ended or only a person of the shop can decide. */
      joinedRecord: z.boolean(),
      pointsAdded: pointsField,
    }),
  },
  'member.setConsent': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Give or withdraw consent for one purpose, for the wording in use',
    input: z.strictObject({ purpose: z.enum(CONSENT_PURPOSES), isGranted: z.boolean() }),
    output: profile,
  },
  'member.close': {
    access: 'visitor',
    effect: 'writes',
    summary: 'Cancel the membership: personal data is wiped, identities are freed, the ledger stays without a name',
    input: z.strictObject({ confirm: z.literal('注销') }),
    output: z.object({ closedAt: instantField }),
  },
  'member.find': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'Find one member by id, member code, phone, till number or openid',
    input: z.strictObject({
      memberId: memberIdField.optional(),
      phone: z
        .string()
        .overwrite(plainNumber)
        .regex(/^\+?[0-9]{5,20}$/)
        .optional(),
      till: z
        .strictObject({ storeId: storeIdField, number: z.string().overwrite(plainTyped).min(1).max(64) })
        .optional(),
      openid: z.string().min(1).max(64).optional(),
    }),
    output: memberSummary,
  },
  'member.search': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'Members whose nickname begins with these letters, 20 at most',
    input: z.strictObject({ nickname: shortTextField }),
    output: z.object({
      members: z.array(
        z.object({
          memberId: z.string(),
          nickname: z.string(),
          phoneMasked: z.string().nullable(),
          joinedAt: instantField,
          storeId: z.string().nullable(),
        }),
      ),
      /** False when more begin with them. */
      isComplete: z.boolean(),
    }),
  },
  'member.revealPhone': {
    access: 'operator',
    right: 'personal',
    level: 'operator',
    effect: 'reads',
    summary: 'A member’s phone number in full; who asked and why stays on record',
    input: z.strictObject({ memberId: memberIdField, note: noteField }),
    output: z.object({ phone: z.string().nullable() }),
  },
  'member.correct': {
    access: 'operator',
    right: 'personal',
    level: 'operator',
    effect: 'writes',
    summary:
      'Put right what is kept of a member: nickname or birthday, null takes it away. Only the fields given change',
    input: z.strictObject({
      memberId: memberIdField,
      nickname: shortTextField.nullable().optional(),
      birthday: dayField.nullable().optional(),
      note: noteField,
    }),
    output: memberSummary,
  },
  'member.merge': {
    access: 'operator',
    right: 'members',
    effect: 'writes',
    summary: 'Join two records of one person: balance, growth and identities move to `into`; can be undone',
    input: z.strictObject({ from: memberIdField, into: memberIdField, note: noteField }),
    output: z.object({ from: memberSummary, into: memberSummary, mergeId: z.string() }),
  },
  'member.unmerge': {
    access: 'operator',
    right: 'members',
    effect: 'writes',
    summary: 'Undo a merge: both ledgers get the reverse entries, identities go back',
    input: z.strictObject({ from: memberIdField, note: noteField }),
    output: z.object({ from: memberSummary, into: memberSummary }),
  },
})
