import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/**
 * Which fact is about to bring, or has brought, a person's n-th copy of a template. The id holds the number, so that two
 * records that bear one phone number after the other never get the same one.
 */
export interface PersonNumber {
  /** `<template>:<phone key>:<number>` */
  _id: string
  /** The record that it was taken for. */
  issuedTo: string
  factId: string
  at: number
}

const numbers = collection<PersonNumber>('coupon_numbers')

export const numberIdOf = (templateId: string, phoneKey: string, number: number): string =>
  `${templateId}:${phoneKey}:${number}`
export const findNumber = (db: Db, _id: string) => db.find(numbers, _id)
/** @throws DuplicateKeyError when the number is taken */
export const insertNumber = (db: Db, number: PersonNumber) => db.insert(numbers, number)
/** Goes on with a number of another fact that brought nothing; false when somebody else was faster. */
export const takeNumberOver = async (db: Db, { _id, factId, at }: PersonNumber, next: PersonNumber) =>
  (await db.updateWhere(
    numbers,
    { _id, factId, at },
    { set: { factId: next.factId, at: next.at, issuedTo: next.issuedTo } },
  )) === 1
export const dropNumber = (db: Db, _id: string, factId: string) => db.removeWhere(numbers, { _id, factId })
/** Index byIssuedTo. */
export const removeNumbersOf = (db: Db, issuedTo: string) => db.removeWhere(numbers, { issuedTo })
