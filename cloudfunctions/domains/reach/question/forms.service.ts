import { businessDayOf } from '#shared/kernel/business-day'
import { isOpenOn } from '#shared/reach/question/form'
import { SHOWN_MIN } from '#shared/reach/question/results'
import { questionRules } from '#shared/reach/question/rules'
import type { Context, MemberContext } from '../../../platform/context'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { findResults, listAnsweredOf } from './answer.repository'
import { getOpenForm } from './answer.service'
import { formsHad } from './paid-forms.service'
import { linesOf } from './said'

export async function listMine(context: MemberContext) {
  const { db, memberId, now } = context
  const { forms } = await rulesInForce(context, questionRules)
  const open = forms.filter((form) => isOpenOn(form, businessDayOf(now)))
  const records = await recordsOfPerson(db, memberId)
  const answered = await listAnsweredOf(db, records)
  const paying = open.filter(({ points }) => points > 0).map(({ key }) => key)
  const account = await getActiveAccount(db, memberId)
  const { paid } = await formsHad(db, { account, records }, paying)
  return {
    forms: open.map(({ key, title, about, purpose, questions, points }) => ({
      ...{ formKey: key, title, about, purpose, questions: questions.length },
      points: paid.has(key) ? 0 : points,
      answeredAt: answered.find((each) => each.formKey === key && linesOf(each).length > 0)?.at ?? null,
    })),
    said: answered.flatMap(linesOf),
  }
}

/** Whether anything is asked, or something that was said can be read and deleted. */
export async function hasForms(context: MemberContext, recordIds: readonly string[]): Promise<boolean> {
  const { forms } = await rulesInForce(context, questionRules)
  if (forms.some((form) => isOpenOn(form, businessDayOf(context.now)))) return true
  return (await listAnsweredOf(context.db, recordIds)).some((answered) => linesOf(answered).length > 0)
}

/** @throws DomainError QUESTION_CLOSED */
export async function getForm(context: MemberContext, formKey: string) {
  const { key, title, about, points, sensitive, questions } = await getOpenForm(context, formKey)
  return {
    form: {
      ...{ formKey: key, title, about, points, sensitive },
      questions: questions.map(({ options, ...question }) => ({
        ...question,
        options: options.map((option) => ({ key: option.key, text: option.text })),
      })),
    },
  }
}

export async function listOfMember(context: Context, memberId: string) {
  await recordLook(context, { action: 'question.listOfMember', subject: memberId, storeId: null })
  const answered = await listAnsweredOf(context.db, await recordsOfPerson(context.db, memberId))
  return { said: answered.flatMap(linesOf) }
}

/** Sensitive forms are counted and never broken down, and so are those that few have answered. */
export async function listResults(context: Context) {
  const { forms } = await rulesInForce(context, questionRules)
  const found = await findResults(
    context.db,
    forms.map(({ key }) => key),
  )
  return {
    forms: forms.map((form) => {
      const result = found.find(({ _id }) => _id === form.key)
      const isShown = form.sensitive === null && (result?.answered ?? 0) >= SHOWN_MIN
      return {
        ...{ formKey: form.key, title: form.title, isOpen: isOpenOn(form, businessDayOf(context.now)) },
        ...{ answered: result?.answered ?? 0, countedAt: result?.countedAt ?? null },
        promoterScore: isShown ? (result?.promoterScore ?? null) : null,
        results: isShown ? (result?.results ?? []) : [],
      }
    }),
  }
}
