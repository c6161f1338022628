import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { dayField, idField, instantField } from '#shared/kernel/fields'

/** Behind which line a page begins. */
const position = z.strictObject({ at: instantField, id: z.string().min(1).max(400) })

export const auditLogContract = defineContract({
  'audit-log.list': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary:
      'Who did what, when and to whom, newest first, 50 a page: acts that steer the shop, looks at members, exports. By one person, action or subject, or all. Reading it is on record too',
    input: z
      .strictObject({
        actor: idField.optional(),
        action: idField.optional(),
        subject: idField.optional(),
        fromDay: dayField.optional(),
        toDay: dayField.optional(),
        after: position.optional(),
      })
      .refine(({ actor, action, subject }) => [actor, action, subject].filter(Boolean).length <= 1),
    output: z.object({
      lines: z.array(
        z.object({
          lineId: z.string(),
          at: instantField,
          /** A member id, `console`, `timer`, or a till with its key. */
          actor: z.string(),
          actorName: z.string().nullable(),
          action: z.string(),
          /** Simplified Chinese. */
          actionTitle: z.string(),
          subject: z.string(),
          /** What it is called, in Simplified Chinese; absent where the id says it. */
          subjectTitle: z.string().nullish(),
          storeId: z.string().nullable(),
        }),
      ),
      next: position.nullable(),
    }),
  },
})
