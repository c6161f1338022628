import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  instantField,
  memberCodeField,
  memberIdField,
  noteField,
  storeIdField,
} from '#shared/kernel/fields'
import { TAG_KINDS } from '#shared/ledger/account/portrait'
import { CHECK_ANSWERS, CHECK_TAGS_MAX } from './spot-check'

const tagKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** What is said of one member; `why` where a rule says it, `who` and `note` where a person does. */
const heldTag = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(TAG_KINDS),
  by: z.enum(['rule', 'hand']),
  sinceDay: dayField,
  untilDay: dayField.nullable(),
  why: z.array(z.string()),
  who: z.string().nullable(),
  note: z.string().nullable(),
})

const changed = z.object({
  changed: countField,
  /** Whom it could not be put on: closed, merged, unknown, or not wanting it. */
  refused: z.array(z.object({ memberId: z.string(), code: z.string() })),
})

const checkIdField = z.string().regex(/^chk_[0-9A-Za-z]{1,40}$/)

/** Counted answers; `share` in percent, of those that were sure, with its interval of 95 %. */
const checked = {
  right: countField,
  wrong: countField,
  unsure: countField,
  share: z.object({ percent: z.number(), from: z.number(), to: z.number() }).nullable(),
}

export const tagContract = defineContract({
  'tag.list': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'Every tag with its rule in words and how many members have it; how many have one of each kind',
    input: z.strictObject({}),
    output: z.object({
      tags: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          kind: z.enum(TAG_KINDS),
          by: z.enum(['rule', 'hand']),
          rule: z.array(z.string()),
          members: countField,
          /** Whether under half of the members carry it: what most carry tells nobody apart. */
          isTelling: z.boolean(),
        }),
      ),
      coverage: z.object({
        members: countField,
        withEveryKind: countField,
        /** The same by tags that tell members apart alone: counted on some, and what that says of all, 95 times of 100. */
        telling: z.object({ looked: countField, withEveryKind: countField, from: countField, to: countField }),
      }),
    }),
  },
  'tag.listMembers': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'The members with a tag, a page in the order of ids',
    input: z.strictObject({ key: tagKey, afterId: memberIdField.optional() }),
    output: z.object({
      members: z.array(z.object({ memberId: z.string(), displayName: z.string(), sinceDay: dayField })),
      nextAfterId: z.string().nullable(),
    }),
  },
  'tag.getMember': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'The tags of one member: each with its reason, its first day, and who put it there',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({
      memberId: z.string(),
      state: z.enum(['kept', 'withdrawn', 'gone', 'unseen']),
      tags: z.array(heldTag),
      reviewDay: dayField.nullable(),
    }),
  },
  'tag.attach': {
    access: 'board',
    right: 'segments',
    effect: 'writes',
    summary: 'Put a tag of the kind "by hand" on members, with who and why, for good or until a day',
    input: z.strictObject({
      key: tagKey,
      memberIds: z.array(memberIdField).min(1).max(100),
      who: actorField,
      note: noteField,
      untilDay: dayField.optional(),
    }),
    output: changed,
  },
  'tag.detach': {
    access: 'board',
    right: 'segments',
    effect: 'writes',
    summary: 'Take a tag by hand off members',
    input: z.strictObject({ key: tagKey, memberIds: z.array(memberIdField).min(1).max(100) }),
    output: changed,
  },
  'tag.startCheck': {
    access: 'board',
    right: 'segments',
    effect: 'writes',
    summary: 'Let clerks say at the scan whether these tags are right, until sixty have been sure',
    input: z.strictObject({ keys: z.array(tagKey).min(1).max(CHECK_TAGS_MAX) }),
    output: z.object({ checkId: z.string() }),
  },
  'tag.endCheck': {
    access: 'board',
    right: 'segments',
    effect: 'writes',
    summary: 'End the spot check of tags before it is full',
    input: z.strictObject({ checkId: checkIdField }),
    output: z.object({}),
  },
  'tag.listChecks': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'The spot checks of tags, the newest first: how many answers were right, of all and by tag',
    input: z.strictObject({}),
    output: z.object({
      checks: z.array(
        z.object({
          checkId: z.string(),
          startedAt: instantField,
          endedAt: instantField.nullable(),
          wanted: countField,
          ...checked,
          tags: z.array(z.object({ key: z.string(), name: z.string(), ...checked })),
        }),
      ),
    }),
  },
  'tag.askCheck': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'The one tag of the member in front that the clerk is asked about; none where none is asked, or it was asked before',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField }),
    output: z.object({ question: z.object({ checkId: z.string(), key: z.string(), name: z.string() }).nullable() }),
  },
  'tag.answerCheck': {
    access: 'clerk',
    effect: 'writes',
    summary: 'What the clerk knows of it; the first answer for a member counts',
    input: z.strictObject({
      memberCode: memberCodeField,
      storeId: storeIdField,
      checkId: checkIdField,
      key: tagKey,
      answer: z.enum(CHECK_ANSWERS),
    }),
    output: z.object({}),
  },
})
