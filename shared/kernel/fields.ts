import * as z from 'zod'
import {
  type BusinessDay,
  type BusinessMonth,
  LAST_INSTANT,
  parseBusinessDay,
  parseBusinessMonth,
} from './business-day'
import { hasSomethingToRead, NOT_READABLE, tidyProse, tidyText, unreadableReason } from './readable-text'
import { bareCode, bareShownCode, plainTyped } from './typed-text'

/** The fields that several contracts share. Inputs are strict: an unknown key is refused, never ignored. */

/** The longest key of a document. zod counts signs, and one outside of Unicode's first plane is two of these. */
const STORED_ID_MAX = 256
/** Whether there can be a document of this id: what cannot be stored is not looked for either. */
export const isStorableId = (id: string): boolean => id.length <= STORED_ID_MAX

/** Ids are letters, digits and a few signs: nothing that a database could read as an operator. */
export const idField = z.string().regex(/^[\w:.@-]{1,128}$/)
export const requestIdField = z.string().regex(/^[\w-]{16,64}$/)
export const memberIdField = z.string().regex(/^mem_[0-9A-HJKMNP-TV-Z]{10}$/)
/**
 * What a member shows and a clerk can type, in any of the ways of `bareShownCode`: the member id without its prefix and a signature that changes
 * twice a minute; behind it the number of a coupon, where a coupon's code was shown.
 */
export const shownCodeField = z
  .string()
  .overwrite(bareShownCode)
  .regex(/^[0-9A-HJKMNP-TV-Z]{14}(?:[0-9A-HJKMNP-TV-Z]{4})?$/)
/** What a look at the till gave the clerk, sealed: the member's code was good then. */
export const proofField = z.string().regex(/^v1(?:\.[\w-]{1,700}){3}$/)
/** Whom the clerk serves: the code that the member shows now, or the proof of a look a short while ago. */
export const memberCodeField = z.union([proofField, shownCodeField])
/** Of a till’s receipt, as a person copies it. Shorter than other ids, because it becomes part of the purchase’s id. */
export const receiptNumberField = z
  .string()
  .overwrite(plainTyped)
  .regex(/^[\w:.@-]{1,64}$/)
/** Of an entrance: printed below its picture, so that it can be typed too. */
export const entranceKeyField = z
  .string()
  .overwrite(bareCode)
  .regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)
export const storeIdField = z.string().regex(/^str_[\w-]{1,40}$/)
export const fileIdField = z.string().regex(/^cloud:\/\/[\w.-]{1,128}\/[\w./ -]{1,200}$/)

/** Named for the pages and the promise of the wire: of a check by hand a schema tells nothing. */
export const dayField = z
  .custom<BusinessDay>((value) => typeof value === 'string' && parseBusinessDay(value) !== null)
  .meta({ type: 'string', format: 'day' })
export const monthField = z
  .custom<BusinessMonth>((value) => typeof value === 'string' && parseBusinessMonth(value) !== null)
  .meta({ type: 'string', format: 'month' })

/**
 * Words of an output to which others will be added. Whoever reads them shows something for a word that it does not know,
 * from the first version on, and has a test for that: phones are older than functions.
 */
export const growingEnum = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words).meta({ growing: true })

/** A list that restricts: left out or null asks for nothing, and an empty one would shut everybody out by mistake. */
export const restrictingListOf = <T extends z.ZodType>(each: T, max: number) =>
  z.array(each).min(1).max(max).nullable().default(null)

/** 'HH:MM' of the shop's clock; '24:00' is the end of a day. */
const timeField = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
/** Parts of a day, from the first minute until just before the last, rising and apart; never an empty list, which would be no hour at all. */
export const timeSpansField = z
  .array(z.strictObject({ from: timeField, until: timeField }))
  .min(1)
  .max(6)
  .refine(areRising, { message: '时段要从早到晚、互不重叠；跨过零点的时段请写成两段，到 24:00 为止' })

/** Times of two digits each are in the order of their letters. */
function areRising(spans: readonly { from: string; until: string }[]): boolean {
  return spans.every(({ from, until }, index) => from < until && (spans[index - 1]?.until ?? '') <= from)
}

/** Epoch milliseconds, up to the last year that a day may have. */
export const instantField = z.int().min(0).max(LAST_INSTANT)
export const countField = z.int().min(0)
export const pointsField = z.int().min(-1_000_000_000).max(1_000_000_000)
/** One purchase: more than nothing, at most 1 000 000 yuan. */
export const amountFenField = z.int().min(1).max(100_000_000)
export const fenField = z.int().min(-100_000_000_000).max(100_000_000_000)
/**
 * Names, titles, who and where: whatever people read on one line and tell others apart by. It is what it seems: nothing
 * invisible in it, nothing that turns the text around it.
 */
export const nameFieldOf = (lengthMax: number) =>
  z
    .string()
    .overwrite(tidyText)
    .min(1)
    .max(lengthMax)
    .superRefine((text, context) => {
      const message = unreadableReason(text)
      if (message) context.addIssue({ ...NOT_READABLE, message })
    })

export const shortTextField = nameFieldOf(60)
/**
 * Who does this, for a console that knows nobody. Wherever the caller is known it is not looked at: what is kept is who it
 * really was (`cloudfunctions/platform/signed.ts`).
 */
export const actorField = shortTextField.default('')
/**
 * Why something is done, or what stands in small print: in lines, and often pasted. What shows nothing or turns the text
 * around it is left out, as a till or a clerk in a queue had better not be refused for it; something to read must be left.
 */
export const proseField = z.string().overwrite(tidyProse)
export const noteField = proseField.min(1).max(200).refine(hasSomethingToRead, NOT_READABLE)
