import type { Answered } from '#shared/reach/question/answer'
import { isSealedWithOther } from '../../../platform/crypto/field-cipher'
import type { MigrationStep } from '../../../platform/noun/migration'
import { findAnswered, pageAllAnswered, saveAnswered } from './answer.repository'
import { saidIn, withSaid } from './said'

/** Answers that open with the other key alone are sealed with the one that seals now. */
export const resealAnswers: MigrationStep<Answered> = {
  list: pageAllAnswered,
  isOld,
  renew: ({ db }, { _id }) =>
    db.transaction(async (tx) => {
      const document = await findAnswered(tx, _id)
      if (!document || !isOld(document)) return false
      await saveAnswered(tx, withSaid(document, saidIn(document), true))
      return true
    }),
}

function isOld({ _id, answersSealed }: Answered): boolean {
  return answersSealed !== null && isSealedWithOther('answers', _id, answersSealed)
}
