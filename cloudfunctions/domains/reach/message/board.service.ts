import { fillField } from '#shared/reach/message/field'
import { SAMPLE } from '#shared/reach/message/purpose'
import { messageRules } from '#shared/reach/message/rules'
import type { Context } from '../../../platform/context'
import { endAlert } from '../../base/alert/alert.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { countAccounts } from '../../ledger/account/account.face'
import { howLate } from '../due/due.face'
import { putTemplate, templatesOff } from './template-state.service'
import { outcomesOf } from './usual.service'
import { countReach } from './wallet.repository'

/** Whom messages can reach, and what became of those of the last seven days. */
export async function getBoard(context: Context) {
  const { db } = context
  const { templates } = await rulesInForce(context, messageRules)
  const off =
    templates.length === 0
      ? new Map()
      : await templatesOff(
          context,
          templates.map(({ templateId }) => templateId),
        )
  return {
    members: await countAccounts(db),
    reachable: await countReach(db, true),
    unreachable: await countReach(db, false),
    templates: templates.map(({ purpose, templateId, isOn, sendAt, daysBefore, fields }) => ({
      purpose,
      templateId,
      isOn,
      sendAt,
      daysBefore,
      preview: fields.map((field) => ({ key: field.key, value: fillField(field, SAMPLE[purpose]) })),
      off: off.get(templateId) ?? null,
    })),
    outcomes: await outcomesOf(context),
    ...(await howLate(context)),
  }
}

/** Switched on again it stays so, however often that is asked for, until WeChat refuses it once more. */
export async function switchOn(context: Context, templateId: string) {
  await putTemplate(context, templateId, null)
  await endAlert(context, `message-template-off:${templateId}`, '已经重新启用')
  return { templateId }
}
