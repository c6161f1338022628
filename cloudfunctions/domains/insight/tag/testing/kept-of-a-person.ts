import type { Shop } from '../../../../testing/shop'

/** A spot check that runs, in which a clerk was asked about the member. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  database.put('tag_checks', {
    _id: 'current',
    checkId: 'chk_0123456789abcd',
    startedAt: clock.now(),
    endedAt: null,
    keys: ['new-member'],
    counts: { 'new-member': { right: 1, wrong: 0, unsure: 0 } },
    answers: [{ memberId, key: 'new-member', answer: 'right' }],
  })
}
