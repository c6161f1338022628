import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, pointsField } from '#shared/kernel/fields'

export const tierView = z.object({
  key: z.string(),
  name: z.string(),
  palette: z.string(),
  threshold: countField,
  keepGrowth: countField,
  pointsMultiplierPercent: countField,
  benefits: z.array(z.object({ title: z.string(), detail: z.string() })),
  gift: z.object({ points: pointsField, makeUpCards: countField }),
})

export const standingView = z.object({
  tierKey: z.string(),
  growth: countField,
  sinceDay: dayField,
  untilDay: dayField.nullable(),
  /** Null at the top. */
  next: z.object({ key: z.string(), name: z.string(), threshold: countField, missingGrowth: countField }).nullable(),
  /** Null for the base tier, which cannot be lost. */
  keep: z.object({ growthNeeded: countField, missingGrowth: countField, untilDay: dayField }).nullable(),
})

export const tierContract = defineContract({
  'tier.list': {
    access: 'member',
    effect: 'reads',
    summary: 'All tiers side by side and where the caller stands',
    input: z.strictObject({}),
    output: z.object({
      tiers: z.array(tierView),
      standing: standingView,
      windowMonths: countField,
      growthPer100Yuan: countField,
      /** For each check-in. */
      dailyGrowth: countField,
    }),
  },
  'tier.report': {
    access: 'operator',
    right: 'reports',
    effect: 'reads',
    summary: 'Members by tier',
    input: z.strictObject({}),
    output: z.object({
      tiers: z.array(z.object({ key: z.string(), name: z.string(), members: countField })),
      members: countField,
    }),
  },
})
