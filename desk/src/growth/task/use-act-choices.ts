import { useAsk } from '../../api/use-ask'
import { useTemplates } from '../../loyalty/coupon/use-templates'
import { useStores } from '../../people/staff/use-stores'
import type { Choices } from '../../ui/form/form-context'

/** Whether a rule document names acts, stores or coupons that a form has to offer. */
export const asksForActs = (setting: string): boolean => ['growth', 'tasks', 'check-in', 'referral'].includes(setting)

/** The acts, stores and coupons that rules of growth and tasks may name. */
export function useActChoices(setting: string): Choices {
  const input = asksForActs(setting) ? {} : null
  const acts = useAsk('task.listActs', input).answer?.acts ?? []
  const { options: storeIds } = useStores()
  const templates = useTemplates(input !== null) ?? []
  return {
    act: acts.map(({ key, title, needsConsent }) => ({
      value: key,
      label: needsConsent ? `${title}（只数同意记录浏览的会员）` : title,
    })),
    storeIds,
    couponKey: templates.map(({ templateId, title }) => ({ value: templateId.slice('tpl_'.length), label: title })),
  }
}
