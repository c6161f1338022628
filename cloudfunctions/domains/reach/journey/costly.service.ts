import { atMost } from '#shared/base/settings/approval-rules'
import { givesSomething } from '#shared/reach/journey/definition'
import { forecastSentences } from '#shared/reach/journey/forecast'
import { readDefinition } from '#shared/reach/journey/problems'
import { definitionSentences } from '#shared/reach/journey/words'
import type { Context } from '../../../platform/context'
import type { CostlyAct, Weighed } from '../../../platform/noun/costly'
import { namesFor } from './names.service'
import { forecastOf } from './simulate.service'
import { requireStartable } from './state.service'

/** A journey that gives coupons or points is started by two; one that only writes and waits costs nothing. */
export const journeyActs: CostlyAct[] = [
  {
    action: 'journey.propose',
    title: '开始一个旅程',
    async weigh(context: Context, asked: { journeyId: string; revision: number }): Promise<Weighed | null> {
      const journey = await requireStartable(context, asked)
      const { definition } = readDefinition(journey.draft)
      if (!definition || !givesSomething(definition)) return null
      return {
        sentences: [
          `旅程“${journey.name}”开始，会员会自动进来`,
          ...forecastSentences(await forecastOf(context, journey._id, definition)),
          ...definitionSentences(definition, await namesFor(context, definition)),
        ],
        cost: atMost(definition.budgetFen),
        amount: null,
      }
    },
    resultId: ({ journey }: { journey: { journeyId: string } }) => journey.journeyId,
  },
]
