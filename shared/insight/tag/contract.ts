import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, countField, dayField, memberIdField, noteField } from '#shared/kernel/fields'
import { TAG_KINDS } from '#shared/ledger/account/portrait'

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
})
