import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, countField, idField, instantField, noteField } from '#shared/kernel/fields'

/** One document, or `<family>:<key>` for one of many of its kind. */
const settingName = z.string().regex(/^[a-z][a-z-]{0,40}(?::[a-z0-9-]{1,40})?$/)
const document = z.unknown()

const proposal = z.object({
  proposalId: z.string(),
  setting: z.string(),
  status: z.enum(['draft', 'approved', 'applied', 'withdrawn']),
  baseVersion: countField,
  value: document,
  proposedBy: z.string(),
  note: z.string(),
  createdAt: instantField,
  approvedBy: z.string().nullable(),
  appliedVersion: countField.nullable(),
})

/** What a change would do, in lines that a person can read. */
const effect = z.object({
  problems: z.array(z.string()),
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  effects: z.array(z.object({ text: z.string(), count: countField.nullable() })),
})

export const settingsContract = defineContract({
  'settings.list': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'Every rule document: version in force, and whether a hand-made edit is being ignored',
    input: z.strictObject({}),
    output: z.object({
      settings: z.array(
        z.object({
          setting: z.string(),
          title: z.string(),
          /** What it governs, in half a sentence. */
          about: z.string(),
          version: countField,
          isValid: z.boolean(),
          problems: z.array(z.string()),
        }),
      ),
    }),
  },
  'settings.get': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'One rule document as it is in force, and the shape of its form where that is asked for',
    input: z.strictObject({ setting: settingName, withForm: z.boolean().default(false) }),
    output: z.object({
      setting: z.string(),
      version: countField,
      value: document,
      /** A JSON schema with the titles and help of its fields; refinements are checked when it is proposed. */
      form: z.unknown().optional(),
    }),
  },
  'settings.propose': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Keep a changed document as a draft, with what it would do; nothing changes yet',
    input: z.strictObject({ setting: settingName, value: document, by: actorField, note: noteField }),
    output: z.object({ proposal, effect }),
  },
  'settings.preview': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'What a draft would do to today’s members, counted now',
    input: z.strictObject({ proposalId: idField }),
    output: z.object({ proposal, effect }),
  },
  'settings.approve': {
    access: 'operator',
    right: 'rules',
    level: 'approver',
    effect: 'writes',
    summary: 'Agree to a draft; another person than the one who proposed it',
    input: z.strictObject({ proposalId: idField, by: actorField }),
    output: z.object({ proposal }),
  },
  'settings.apply': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Put an approved draft in force as a new version',
    input: z.strictObject({ proposalId: idField, by: actorField }),
    output: z.object({ proposal, version: countField }),
  },
  'settings.withdraw': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Give up a draft',
    input: z.strictObject({ proposalId: idField, by: actorField }),
    output: z.object({ proposal }),
  },
  'settings.rollBack': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary:
      'Put an earlier version in force again, as a new version; once the shop has an owner, when another person has agreed',
    input: z.strictObject({ setting: settingName, toVersion: z.int().min(1), by: actorField, note: noteField }),
    output: z.object({ setting: z.string(), version: countField }),
  },
  'settings.history': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'All versions of a rule document, newest first: who, when, why',
    input: z.strictObject({ setting: settingName, beforeVersion: z.int().min(1).optional() }),
    output: z.object({
      versions: z.array(
        z.object({
          version: countField,
          value: document,
          by: z.string(),
          approvedBy: z.string().nullable(),
          note: z.string(),
          at: instantField,
        }),
      ),
    }),
  },
})
