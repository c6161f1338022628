import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  countField,
  growingEnum,
  idField,
  instantField,
  memberIdField,
  nameFieldOf,
  proseField,
} from '#shared/kernel/fields'
import { hasSomethingToRead, NOT_READABLE } from '#shared/kernel/readable-text'
import { INBOX_BODY_MAX, INBOX_KINDS, INBOX_LINKS, INBOX_TITLE_MAX } from '#shared/reach/inbox/inbox'

const message = z.object({
  messageId: z.string(),
  kind: growingEnum(INBOX_KINDS),
  title: z.string(),
  body: z.string(),
  link: growingEnum(INBOX_LINKS).nullable(),
  /** Which of several the link means; missing where it leads to a page that there is once. */
  linkId: z.string().optional(),
  at: instantField,
  isRead: z.boolean(),
})

export const inboxContract = defineContract({
  'inbox.list': {
    access: 'member',
    effect: 'reads',
    summary: 'What the shop wrote to the caller, newest first, a page at a time',
    input: z.strictObject({ before: z.strictObject({ at: instantField, id: idField.nullable() }).optional() }),
    output: z.object({
      messages: z.array(message),
      next: z.object({ at: instantField, id: z.string().nullable() }).nullable(),
    }),
  },
  'inbox.countUnread': {
    access: 'member',
    effect: 'reads',
    summary: 'How much of what the shop wrote the caller has not seen yet',
    input: z.strictObject({}),
    output: z.object({ unread: countField }),
  },
  'inbox.markRead': {
    access: 'member',
    effect: 'writes',
    summary: 'The caller has seen everything up to an instant',
    input: z.strictObject({ untilAt: instantField }),
    output: z.object({ unread: countField }),
  },
  'inbox.write': {
    access: 'operator',
    right: 'members',
    effect: 'writes',
    summary: 'A person of the shop writes to one member; the words are checked against the law',
    input: z.strictObject({
      memberId: memberIdField,
      title: nameFieldOf(INBOX_TITLE_MAX),
      body: proseField.min(1).max(INBOX_BODY_MAX).refine(hasSomethingToRead, NOT_READABLE),
    }),
    output: z.object({ messageId: z.string() }),
  },
  'inbox.listOfMember': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'The newest of what the shop wrote to one member, and whether it was seen',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({ messages: z.array(message) }),
  },
})
