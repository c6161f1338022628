import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, memberIdField } from '#shared/kernel/fields'
import { BANDS, LIFECYCLE_STAGES, MILESTONES } from './lifecycle'

const stageField = z.enum(LIFECYCLE_STAGES)
const shareField = z.number().min(0).max(1)
const bandField = z.enum(BANDS)

const engagement = z.object({
  /** 0 to 100. */
  score: z.int().min(0).max(100),
  band: bandField,
  /** Parts of it, 0 to 1. */
  regularity: shareField,
  recency: shareField,
  breadth: shareField,
  satisfaction: shareField.nullable(),
})

const layer = z.object({
  milestone: z.enum(MILESTONES),
  name: z.string(),
  /** Members who have come to this layer or above it. */
  members: countField,
  /** Of them, those who are above; null for the top. */
  above: countField.nullable(),
  /** Those who came no further, by how they are now. */
  awake: countField,
  silent: z.object({ atRisk: countField, asleep: countField, lost: countField }),
  /** Members of the layer a month before; null where nobody had counted then. */
  before: countField.nullable(),
})

export const lifecycleContract = defineContract({
  'lifecycle.getPyramid': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'How far members have come, layer by layer, and how many of each have fallen silent; who moved in the last 30 days; as of the last night',
    input: z.strictObject({}),
    output: z.object({
      /** Null before the first night. */
      asOfDay: dayField.nullable(),
      beforeDay: dayField.nullable(),
      /** Who stands in it, and all members; the rest has not agreed to it. */
      members: countField,
      allMembers: countField,
      layers: z.array(layer),
      stages: z.array(z.object({ stage: stageField, name: z.string(), members: countField })),
      bands: z.array(z.object({ band: bandField, name: z.string(), members: countField })),
      /** From one stage to another within the last 30 days, the most frequent first. */
      moves: z.array(
        z.object({ from: z.string(), fromName: z.string(), to: z.string(), toName: z.string(), members: countField }),
      ),
      definition: z.string(),
    }),
  },
  'lifecycle.list': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'The members of a stage in the order of ids, 50 a page',
    input: z.strictObject({ stage: stageField, afterId: memberIdField.optional() }),
    output: z.object({
      members: z.array(
        z.object({
          memberId: z.string(),
          displayName: z.string(),
          sinceDay: dayField,
          reachedName: z.string(),
          engagement: z.int().min(0).max(100),
        }),
      ),
      nextAfterId: z.string().nullable(),
    }),
  },
  'lifecycle.explain': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'Where one member stands, since when, how engaged, and why',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({
      memberId: z.string(),
      /** `leftOut`: there is no consent; `unseen`: the next night looks for the first time. */
      status: z.enum(['known', 'leftOut', 'unseen']),
      standing: z
        .object({
          stage: stageField,
          name: z.string(),
          reachedName: z.string(),
          cameFromName: z.string().nullable(),
          sinceDay: dayField,
          asOfDay: dayField,
          reviewDay: dayField,
          engagement,
        })
        .nullable(),
      /** One sentence each, Simplified Chinese. */
      why: z.array(z.string()),
    }),
  },
})
