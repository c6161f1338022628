import type { Definition } from '#shared/reach/journey/definition'
import { COUPON_TO_CHOOSE, READY_JOURNEYS } from '#shared/reach/journey/ready'
import type { Act } from './actor'

/** One of the ready journeys, with what a shop chooses for it where it gives a coupon. */
export interface ChosenJourney {
  key: string
  couponKey?: string
  budgetYuan?: number
  /** What else the shop draws otherwise before it starts the journey. */
  drawn?(definition: Definition): Definition
}

/** An operator takes what comes with the product, chooses a coupon where one is given, and starts it. */
export async function startReadyJourney(ops: Act, chosen: ChosenJourney): Promise<void> {
  const { key, couponKey, budgetYuan, drawn = (definition) => definition } = chosen
  const ready = READY_JOURNEYS.find((each) => each.key === key)
  if (!ready) throw new Error(`no journey ${key} comes with the product`)
  const by = '王运营'
  const { journey } = await ops('journey.takeReady', { readyKey: key, by })
  const { journeyId, name } = journey
  let { revision } = journey
  if (couponKey !== undefined && budgetYuan !== undefined) {
    const definition = { ...drawn(withCoupon(ready.definition, couponKey)), budgetFen: budgetYuan * 100 }
    const saved = await ops('journey.save', { journeyId, name, definition, by, baseRevision: revision })
    revision = saved.journey.revision
  }
  await ops('journey.propose', { journeyId, revision, note: '按现成的先试起来', by })
}

const withCoupon = (definition: Definition, couponKey: string): Definition => ({
  ...definition,
  nodes: definition.nodes.map((node) =>
    node.kind === 'coupon' && node.couponKey === COUPON_TO_CHOOSE ? { ...node, couponKey } : node,
  ),
})

const OPENED: readonly ChosenJourney[] = [
  { key: 'welcome' },
  { key: 'bad-rating' },
  { key: 'birthday' },
  { key: 'silent', couponKey: 'come-back', budgetYuan: 20_000 },
]

/** In a shop that has lived without them: those that any shop would start. */
export async function openJourneys(ops: Act): Promise<void> {
  for (const chosen of OPENED) await startReadyJourney(ops, chosen)
}
