import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { defaultFollowUpRules, type FollowUpRules } from '#shared/reach/follow-up/rules'
import { type Act, asOperator, asPerson, type DemoShop } from './actor'
import { agreeTo } from './agree'

const { reasons } = defaultFollowUpRules
const RULES: FollowUpRules = {
  ...defaultFollowUpRules,
  reasons: {
    lowRating: { ...reasons.lowRating, isOn: true },
    birthday: { ...reasons.birthday, isOn: true },
    atRisk: { ...reasons.atRisk, isOn: true },
    asleep: { ...reasons.asleep, isOn: true },
  },
}

/** The demo shop lets clerks call whom it would miss. */
export const openFollowUps = (ops: Act): Promise<void> => agreeTo(ops, 'follow-up', RULES, '店员知道该联系谁')

/** So that the clerk of a shop that was opened just now has somebody to speak to, and something to say at the scan. */
export async function makeFollowUps(server: DemoShop): Promise<void> {
  const [he, lin, zhou] = [asPerson(server, 'he'), asPerson(server, 'lin'), asPerson(server, 'zhou')]
  for (const act of [he, lin]) await act('member.setConsent', { purpose: 'personalization', isGranted: true })
  const soon = addDays(businessDayOf(server.cloud.clock.now()), 2)
  // Said once: in a shop that has lived it was said the day before.
  const { birthdayMasked } = await he('member.getProfile', {})
  if (birthdayMasked === null) await he('member.updateProfile', { birthday: `1992${soon.slice(4)}` as BusinessDay })
  await asOperator(server)('job.run', { job: 'make-follow-ups', force: true })
  const { staff } = await zhou('staff.getMine', {})
  const storeId = staff?.stores[0]?.storeId ?? ''
  const { code: memberCode } = await lin('member.getCode', {})
  await zhou('follow-up.saveNote', { memberCode, storeId, text: '靠窗坐，带电脑，要插座。' })
}
