import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  dayField,
  instantField,
  memberCodeField,
  memberIdField,
  pointsField,
  shortTextField,
  storeIdField,
  timeSpansField,
} from '#shared/kernel/fields'
import { plainNumber } from '#shared/kernel/typed-text'
import { INVITED_ROLES } from '#shared/people/staff/invitation'
import { STAFF_ROLES } from '#shared/people/staff/role'

const hoursField = z.strictObject({
  spans: timeSpansField,
  restWeekdays: z.array(z.int().min(1).max(7)).max(6).default([]),
})

/** As `wx.openLocation` takes it: the coordinates of Chinese maps (GCJ-02). */
const pointField = z.strictObject({ latitude: z.number().min(3).max(54), longitude: z.number().min(73).max(136) })

/** What members are told of where a store is and when it is open; null where nobody has written it. */
export const storePlace = z.object({
  /** Of the town, by which a list of stores is divided. */
  district: z.string().nullable(),
  phone: z.string().nullable(),
  hours: z
    .object({
      spans: z.array(z.object({ from: z.string(), until: z.string() })),
      restWeekdays: z.array(z.int()),
    })
    .nullable(),
  point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
})

const dialledField = z
  .string()
  .overwrite(plainNumber)
  .regex(/^\+?\d{5,20}$/, { message: '写能拨通的号码，只用数字' })

export const storeView = z.object({ storeId: z.string(), name: z.string(), region: z.string(), address: z.string() })

/** A member as the till sees one. */
export const lookUpView = z.object({
  /** The member’s number; it opens nothing. */
  memberCode: z.string(),
  /** Stands for the code in what this clerk does next for the member, while the code itself grows old. */
  proof: z.string(),
  displayName: z.string(),
  phoneTail: z.string().nullable(),
  tier: z.object({ key: z.string(), name: z.string(), palette: z.string() }),
  pointsMultiplierPercent: z.int(),
  points: pointsField,
  lastPurchaseDay: dayField.nullable(),
})

/** Somebody who works for the shop now. */
const employment = z.object({
  /** Also the person’s member id. */
  staffId: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  appointedAt: instantField,
})

export const staffContract = defineContract({
  'staff.getMine': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s staff role and stores; null for a member who is not staff',
    input: z.strictObject({}),
    output: z.object({
      staff: z.object({ name: z.string(), role: z.enum(STAFF_ROLES), stores: z.array(storeView) }).nullable(),
    }),
  },
  'staff.invite': {
    access: 'manager',
    effect: 'writes',
    summary: 'Make a one-time code that makes a member staff of one of the caller’s stores; it ends by itself',
    input: z.strictObject({
      storeId: storeIdField,
      role: z.enum(INVITED_ROLES).default('clerk'),
      name: shortTextField,
    }),
    output: z.object({
      /** With dashes, to be read aloud. */
      code: z.string(),
      storeId: z.string(),
      role: z.enum(STAFF_ROLES),
      name: z.string(),
      untilAt: instantField,
    }),
  },
  'staff.join': {
    access: 'member',
    effect: 'writes',
    summary: 'Become staff with an invitation code',
    input: z.strictObject({ code: z.string().min(1).max(64) }),
    output: z.object({ name: z.string(), role: z.enum(STAFF_ROLES), stores: z.array(storeView) }),
  },
  'staff.list': {
    access: 'manager',
    effect: 'reads',
    summary: 'Staff of the caller’s stores, or of one of them',
    input: z.strictObject({ storeId: storeIdField.optional() }),
    output: z.object({
      staff: z.array(
        employment.extend({
          /** Of the stores that the caller may see; empty for headquarters, who work for all. */
          stores: z.array(storeView),
          /** A lower role than the caller’s. */
          canRemove: z.boolean(),
        }),
      ),
      isComplete: z.boolean(),
    }),
  },
  'staff.remove': {
    access: 'manager',
    effect: 'writes',
    summary: 'Take staff off one of the caller’s stores, or off all of them, at once',
    input: z.strictObject({ staffId: memberIdField, storeId: storeIdField.optional() }),
    output: z.object({ staffId: z.string(), isStillStaff: z.boolean() }),
  },
  'staff.lookUpMember': {
    access: 'clerk',
    effect: 'reads',
    summary: 'The member behind the code that is shown, as much as the till needs, with a proof for the acts after it',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField }),
    output: lookUpView,
  },
  'staff.saveStore': {
    access: 'operator',
    right: 'staff',
    within: 'storeId',
    effect: 'writes',
    summary: 'Create or change a store',
    input: z.strictObject({
      storeId: storeIdField,
      name: shortTextField,
      region: shortTextField,
      address: shortTextField,
      isOpen: z.boolean().default(true),
      /** These stay as they are where they are left out; null takes them away. */
      district: shortTextField.nullable().optional(),
      phone: dialledField.nullable().optional(),
      hours: hoursField.nullable().optional(),
      point: pointField.nullable().optional(),
    }),
    output: z.object({ storeId: z.string() }),
  },
  'staff.listStores': {
    access: 'operator',
    right: 'staff',
    effect: 'reads',
    summary: 'All stores',
    input: z.strictObject({}),
    output: z.object({ stores: z.array(storeView.extend({ isOpen: z.boolean(), ...storePlace.shape })) }),
  },
  'staff.listAppointed': {
    access: 'operator',
    right: 'staff',
    effect: 'reads',
    summary: 'Everybody who works for the shop now, first those who were appointed first, 500 at most',
    input: z.strictObject({}),
    output: z.object({
      staff: z.array(
        employment.extend({
          /** Empty for headquarters, who work for all. */
          storeIds: z.array(z.string()),
        }),
      ),
      isComplete: z.boolean(),
    }),
  },
  'staff.appoint': {
    access: 'operator',
    right: 'staff',
    effect: 'writes',
    summary: 'Give a member a staff role for stores, a region, or all',
    input: z.strictObject({
      memberId: memberIdField,
      name: shortTextField,
      role: z.enum(STAFF_ROLES),
      storeIds: z.array(storeIdField).max(100),
    }),
    output: z.object({ staffId: z.string() }),
  },
  'staff.openReview': {
    access: 'operator',
    right: 'staff',
    effect: 'writes',
    summary:
      'Open the store in which reviewers of WeChat work, where nothing earns anything, and make codes that let them in as its managers',
    input: z.strictObject({ days: z.int().min(1).max(30).default(14), codes: z.int().min(1).max(10).default(5) }),
    output: z.object({
      storeId: z.string(),
      invitations: z.array(z.object({ code: z.string() })),
      untilAt: instantField,
    }),
  },
  'staff.closeReview': {
    access: 'operator',
    right: 'staff',
    effect: 'writes',
    summary:
      'End the review: the store closes, its codes open nothing any more, and who came by them is no staff any more',
    input: z.strictObject({}),
    output: z.object({ storeId: z.string() }),
  },
  'staff.dismiss': {
    access: 'operator',
    right: 'staff',
    effect: 'writes',
    summary: 'Take a staff role away, at once',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({ staffId: z.string() }),
  },
})
