import { businessDayOf } from '#shared/kernel/business-day'
import { withMark } from '#shared/kernel/request-mark'
import type { Account } from '#shared/ledger/account/account'
import { type Answer, type Answered, answeredId, decideAnswers } from '#shared/reach/question/answer'
import { type Form, isOpenOn, SENSITIVE_VERSION } from '#shared/reach/question/form'
import { questionRules } from '#shared/reach/question/rules'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { changeSaidTags } from '../../insight/tag/tag.face'
import { getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { postFact } from '../../ledger/points/points.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { findAnswered, listAnsweredOf, saveAnswered } from './answer.repository'
import { formsHad } from './paid-forms.service'
import { linesOf, saidIn, withSaid } from './said'

export interface Given {
  formKey: string
  answers: readonly Answer[]
  consent: { version: number; isGuardian: boolean } | null
}

/** @throws DomainError QUESTION_CLOSED, CONSENT_NEEDED, INVALID_INPUT where an answer does not fit its question */
export async function answerForm(context: MemberContext, given: Given) {
  const { db, memberId, now } = context
  const form = await getOpenForm(context, given.formKey)
  const consent = requireConsent(form, given.consent, now)
  const decision = decideAnswers(form, given.answers)
  if (decision.kind === 'refused') throw new DomainError('INVALID_INPUT')
  const _id = answeredId(memberId, form.key)
  const answered = await db.transaction(async (tx) => {
    const before = await findAnswered(tx, _id)
    if (before && servedIn(before.requests, context)) return before
    const account = await getActiveAccount(tx, memberId)
    // Read anew at each try: another phone, or the merge of a record that was paid, may have come first.
    const records = await recordsOfPerson(db, memberId)
    const had = await formsHad(db, { account, records }, [form.key])
    const isPaid = form.points === 0 || had.paid.has(form.key)
    const pointsPaid = isPaid ? (before?.pointsPaid ?? 0) : await pay(context, tx, account, form)
    const document: Answered = {
      ...{ _id, memberId, formKey: form.key, formTitle: form.title, at: now, answers: null, answersSealed: null },
      ...{
        consent,
        pointsPaid,
        requests: withMark(before?.requests, markOf(context, String(isPaid ? 0 : pointsPaid))),
      },
    }
    const after = withSaid(document, decision.answers, form.sensitive !== null)
    await saveAnswered(tx, after)
    await tagAs(context, tx, { before, after })
    const payload = {
      formKey: form.key,
      purpose: form.purpose,
      isFirst: before === null && !had.answered.has(form.key),
    }
    await tell(context, tx, { name: 'question.answered', source: context.requestId, memberId, payload })
    return after
  })
  return { pointsPaid: Number(servedIn(answered.requests, context)?.made ?? 0), said: linesOf(answered) }
}

/** Of the caller and of merged records; what is not there any more is taken back already. */
export async function takeBack(
  context: MemberContext,
  { formKey, questionKey }: { formKey: string; questionKey: string | null },
) {
  const { db } = context
  for (const memberId of await recordsOfPerson(db, context.memberId)) {
    await db.transaction(async (tx) => {
      const before = await findAnswered(tx, answeredId(memberId, formKey))
      const said = before ? saidIn(before) : []
      const left = questionKey === null ? [] : said.filter(({ key }) => key !== questionKey)
      if (!before || servedIn(before.requests, context) || left.length === said.length) return
      const marked = { ...before, requests: withMark(before.requests, markOf(context)) }
      const after = withSaid(marked, left, left.length > 0 && before.answersSealed !== null)
      await saveAnswered(tx, left.length === 0 ? { ...after, consent: null } : after)
      await tagAs(context, tx, { before, after })
    })
  }
  return { said: await saidOf(context) }
}

export async function saidOf({ db, memberId }: MemberContext) {
  return (await listAnsweredOf(db, await recordsOfPerson(db, memberId))).flatMap(linesOf)
}

/** @throws DomainError QUESTION_CLOSED */
export async function getOpenForm(context: MemberContext, formKey: string): Promise<Form> {
  const { forms } = await rulesInForce(context, questionRules)
  const form = forms.find(({ key }) => key === formKey)
  if (!form || !isOpenOn(form, businessDayOf(context.now))) throw new DomainError('QUESTION_CLOSED')
  return form
}

async function pay(context: MemberContext, tx: Tx, account: Account, { key, title, points }: Form): Promise<number> {
  const { memberId, now } = context
  const source = { reason: 'question', sourceId: answeredId(memberId, key) } as const
  const posted = await postFact(context, tx, account, { kind: 'earn', ...source, points, note: title })
  await keepAccount(tx, posted.account, now)
  return points
}

/** A child's data only from its guardian, in the wording of this release. */
function requireConsent({ sensitive }: Form, given: Given['consent'], now: number): Answered['consent'] {
  if (sensitive === null) return null
  const isGiven = given?.version === SENSITIVE_VERSION && (sensitive !== 'child' || given.isGuardian)
  if (!given || !isGiven) throw new DomainError('CONSENT_NEEDED')
  return { of: sensitive, version: given.version, isGuardian: given.isGuardian, at: now }
}

/** Tags follow what is said now: those of answers that are gone go too. Sensitive answers have none. */
async function tagAs(
  context: MemberContext,
  tx: Tx,
  { before, after }: { before: Answered | null; after: Answered },
): Promise<void> {
  const had = before ? saidIn(before).flatMap(({ tags }) => tags) : []
  const has = saidIn(after).flatMap(({ tags, text }) => tags.map((key) => ({ key, note: `你说过：${text}` })))
  const gone = had.filter((key) => !has.some((tag) => tag.key === key))
  if (has.length + gone.length === 0) return
  // Also for what a merged record said: its tags are the person's.
  await changeSaidTags(context, tx, context.memberId, { said: has, gone })
}
