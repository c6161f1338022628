import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/**
 * Which coupon is, or is about to be, a person's n-th copy of a template. The id holds the number, so that two records that
 * bear one phone number after the other never get the same one.
 */
export interface PersonNumber {
  /** `<template>:<phone key>:<number>` */
  _id: string
  /** The record that it was taken for. */
  issuedTo: string
  couponId: string
  /** When somebody last meant to write that coupon. */
  at: number
}

const numbers = collection<PersonNumber>('coupon_numbers')

export const numberIdOf = (templateId: string, phoneKey: string, number: number): string =>
  `${templateId}:${phoneKey}:${number}`
export const findNumber = (db: Db, _id: string) => db.find(numbers, _id)
/** @throws DuplicateKeyError when the number is taken */
export const insertNumber = (db: Db, number: PersonNumber) => db.insert(numbers, number)
/** Goes on with a number as it was found; false when somebody else was faster. */
export const takeNumberOver = async (db: Db, { _id, couponId, at }: PersonNumber, next: PersonNumber) =>
  (await db.updateWhere(
    numbers,
    { _id, couponId, at },
    { set: { couponId: next.couponId, at: next.at, issuedTo: next.issuedTo } },
  )) === 1
/** Index byIssuedTo. */
export const removeNumbersOf = (db: Db, issuedTo: string) => db.removeWhere(numbers, { issuedTo })
