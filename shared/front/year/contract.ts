import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, fenField, growingEnum } from '#shared/kernel/fields'

const yearView = z.object({
  kind: growingEnum(['membership', 'calendar']),
  fromDay: dayField,
  toDay: dayField,
  displayName: z.string(),
  visitDays: countField,
  /** Days with a purchase in each of 52 weeks. */
  weeks: z.array(countField),
  goods: z.object({ units: countField, topName: z.string().nullable(), topUnits: countField }).nullable(),
  savedFen: fenField,
  habit: z.object({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23) }).nullable(),
  store: z.object({ name: z.string(), days: countField }).nullable(),
  checkInDays: countField,
})

export const yearContract = defineContract({
  'year.getMine': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s last year that is over, of the membership or the calendar, made from their own purchases',
    input: z.strictObject({}),
    output: z.object({
      year: yearView.nullable(),
      /** The first day on which there is one; null where there is. */
      opensOn: dayField.nullable(),
    }),
  },
})
