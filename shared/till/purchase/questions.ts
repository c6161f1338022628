import * as z from 'zod'
import { inRange } from '#shared/base/condition/compiled'
import { windowCost } from '#shared/base/condition/cost'
import { daysField, type Range, rangeField } from '#shared/base/condition/fields'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { rangeText } from '#shared/base/condition/range-text'
import { everybody } from '#shared/base/condition/reach'
import { money, times } from '#shared/base/condition/say'
import { compileWindow, countOf, type DayCount, type WindowSum } from '#shared/base/condition/windows'

export interface BoughtFacts {
  /** One for each day with a purchase, oldest first; as far back as the conditions ask. */
  purchases: readonly DayPurchases[]
}

export interface DayPurchases extends DayCount {
  sumFen: number
}

interface Bought {
  withinDays: number
  count?: Range | undefined
  sumFen?: Range | undefined
}

const aboutPurchases = kindsAbout<BoughtFacts>()

export const purchaseQuestions = {
  /** Purchases that were not given back whole, and what was kept of them in fen. */
  bought: aboutPurchases({
    schema: z.strictObject({
      kind: z.literal('bought'),
      withinDays: daysField,
      count: rangeField.optional(),
      sumFen: rangeField.optional(),
    }),
    text: boughtText,
    actual: ({ withinDays }, { purchases }, { today }) => {
      const inWindow = purchases.filter(({ day }) => day > today - withinDays && day <= today)
      const count = inWindow.reduce((sum, entry) => sum + entry.count, 0)
      const sumFen = inWindow.reduce((sum, entry) => sum + entry.sumFen, 0)
      return `${times(count)}，${money(sumFen)}`
    },
    compile: ({ withinDays, count, sumFen }) => {
      // Asked for a sum alone, no purchase at all is a sum of 0.
      const asked: WindowSum<DayPurchases>[] = []
      if (count || !sumFen) asked.push({ of: countOf, isIn: inRange(count ?? {}, 1) })
      if (sumFen) asked.push({ of: (entry) => entry.sumFen, isIn: inRange(sumFen, 0) })
      return compileWindow(withinDays, ({ purchases }) => purchases, asked)
    },
    cost: ({ withinDays }) => windowCost(withinDays),
    needs: ({ withinDays }) => ({ purchaseDays: withinDays }),
    reach: (question) =>
      isSomethingBought(question) ? { by: 'lastPurchase', withinDays: question.withinDays } : everybody,
  }),
}

export type PurchaseQuestion = QuestionIn<typeof purchaseQuestions>

function boughtText({ withinDays, count, sumFen }: Bought): string {
  const parts: string[] = []
  if (count || !sumFen) parts.push(`消费 ${rangeText(count ?? {}, times, '不少于 1 次')}`)
  if (sumFen) parts.push(`消费额 ${rangeText(sumFen, money, '不少于 0 元')}`)
  return `近 ${withinDays} 天 ${parts.join('、')}`
}

/** It asks for at least one purchase in the window. */
function isSomethingBought({ count, sumFen }: Bought): boolean {
  const countsFromOne = count ? (count.min ?? (count.max === undefined ? 1 : 0)) >= 1 : !sumFen
  return countsFromOne || (sumFen?.min ?? 0) > 0
}
