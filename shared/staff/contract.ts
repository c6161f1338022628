import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { memberCodeField, memberIdField, pointsField, shortTextField, storeIdField } from '#shared/kernel/fields'
import { STAFF_ROLES } from '#shared/staff/role'

export const storeView = z.object({ storeId: z.string(), name: z.string(), region: z.string(), address: z.string() })

export const staffContract = defineContract({
  'staff.getMine': {
    access: 'member',
    summary: 'The caller’s staff role and stores; null for a member who is not staff',
    input: z.strictObject({}),
    output: z.object({
      staff: z.object({ name: z.string(), role: z.enum(STAFF_ROLES), stores: z.array(storeView) }).nullable(),
    }),
  },
  'staff.lookUpMember': {
    access: 'clerk',
    summary: 'The member behind the code that is shown, as much as the till needs, with a proof for the acts after it',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField }),
    output: z.object({
      /** The member’s number; it opens nothing. */
      memberCode: z.string(),
      /** Stands for the code in what this clerk does next for the member, while the code itself grows old. */
      proof: z.string(),
      displayName: z.string(),
      phoneTail: z.string().nullable(),
      tier: z.object({ key: z.string(), name: z.string(), palette: z.string() }),
      pointsMultiplierPercent: z.int(),
      points: pointsField,
      lastPurchaseDay: z.string().nullable(),
    }),
  },
  'staff.saveStore': {
    access: 'operator',
    summary: 'Create or change a store',
    input: z.strictObject({
      storeId: storeIdField,
      name: shortTextField,
      region: shortTextField,
      address: shortTextField,
      isOpen: z.boolean().default(true),
    }),
    output: z.object({ storeId: z.string() }),
  },
  'staff.listStores': {
    access: 'operator',
    summary: 'All stores',
    input: z.strictObject({}),
    output: z.object({ stores: z.array(storeView.extend({ isOpen: z.boolean() })) }),
  },
  'staff.appoint': {
    access: 'operator',
    summary: 'Give a member a staff role for stores, a region, or all',
    input: z.strictObject({
      memberId: memberIdField,
      name: shortTextField,
      role: z.enum(STAFF_ROLES),
      storeIds: z.array(storeIdField).max(100),
    }),
    output: z.object({ staffId: z.string() }),
  },
  'staff.dismiss': {
    access: 'operator',
    summary: 'Take a staff role away, at once',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({ staffId: z.string() }),
  },
})
