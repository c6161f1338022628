import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, growingEnum, instantField, memberIdField } from '#shared/kernel/fields'
import { FORM_PURPOSES, QUESTION_KINDS, SCALE_MAX, SENSITIVE } from './form'

const keyField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)

const formLine = z.object({
  formKey: z.string(),
  title: z.string(),
  about: z.string(),
  purpose: growingEnum(FORM_PURPOSES),
  questions: countField,
  /** What answering it now would bring. */
  points: countField,
  answeredAt: instantField.nullable(),
})

const formView = z.object({
  formKey: z.string(),
  title: z.string(),
  about: z.string(),
  points: countField,
  sensitive: growingEnum(SENSITIVE).nullable(),
  questions: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      kind: growingEnum(QUESTION_KINDS),
      isOptional: z.boolean(),
      options: z.array(z.object({ key: z.string(), text: z.string() })),
    }),
  ),
})

const saidLine = z.object({
  formKey: z.string(),
  formTitle: z.string(),
  questionKey: z.string(),
  text: z.string(),
  words: z.string(),
  at: instantField,
})

const result = z.object({
  key: z.string(),
  text: z.string(),
  answered: countField,
  counts: z.array(z.object({ words: z.string(), count: countField })),
  mean: z.number().nullable(),
})

export const questionContract = defineContract({
  'question.listMine': {
    access: 'member',
    effect: 'reads',
    summary: 'Forms that the caller may answer, and everything that the caller has said, each with its day',
    input: z.strictObject({}),
    output: z.object({ forms: z.array(formLine), said: z.array(saidLine) }),
  },
  'question.getForm': {
    access: 'member',
    effect: 'reads',
    summary: 'The questions of one open form',
    input: z.strictObject({ formKey: keyField }),
    output: z.object({ form: formView }),
  },
  'question.answer': {
    access: 'member',
    effect: 'writes',
    summary: 'Answer a form, or answer it anew; points are paid once, whatever was answered',
    input: z.strictObject({
      formKey: keyField,
      answers: z
        .array(
          z.strictObject({
            key: keyField,
            figure: z.int().min(0).max(SCALE_MAX).optional(),
            choices: z.array(keyField).min(1).max(10).optional(),
            day: dayField.optional(),
          }),
        )
        .min(1)
        .max(8),
      /** The separate consent that a sensitive form needs; for a child’s data as its guardian. */
      consent: z
        .strictObject({ version: z.int().min(1), isGuardian: z.boolean() })
        .nullable()
        .default(null),
    }),
    output: z.object({ pointsPaid: countField, said: z.array(saidLine) }),
  },
  'question.takeBack': {
    access: 'member',
    effect: 'writes',
    summary: 'Delete what was said to one question, or to a whole form, with the tags that came of it',
    input: z.strictObject({ formKey: keyField, questionKey: keyField.nullable() }),
    output: z.object({ said: z.array(saidLine) }),
  },
  'question.listOfMember': {
    access: 'operator',
    right: 'personal',
    effect: 'reads',
    summary: 'Everything that one member has said. The look is on record',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({ said: z.array(saidLine) }),
  },
  'question.listResults': {
    access: 'operator',
    right: 'reports',
    effect: 'reads',
    summary: 'What the answers to each form come to, as of last night; forms with few answers tell only how many',
    input: z.strictObject({}),
    output: z.object({
      forms: z.array(
        z.object({
          formKey: z.string(),
          title: z.string(),
          isOpen: z.boolean(),
          answered: countField,
          promoterScore: z.int().nullable(),
          countedAt: instantField.nullable(),
          results: z.array(result),
        }),
      ),
    }),
  },
})
