import { few } from '../../../platform/noun/shown-records'
import { listAnsweredOf } from './answer.repository'
import { linesOf } from './said'

/** In words, also what is sealed: it is the member's own. */
export const shownRecords = few(async ({ db }, memberIds) =>
  (await listAnsweredOf(db, memberIds)).map((document) => ({
    ...{ formKey: document.formKey, formTitle: document.formTitle, at: document.at, consent: document.consent },
    said: linesOf(document).map(({ text, words }) => `${text}：${words}`),
  })),
)
