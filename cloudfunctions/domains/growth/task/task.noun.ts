import { actsNamedIn } from '#shared/growth/task/at-hand'
import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'
import { storedAtHand } from '../../base/settings/settings.face'

/** What is older counts nothing; a day more than deeds are kept. */
const KEPT_MS = 63 * 86_400_000

export const taskNoun: Noun = {
  shelf: 'growth',
  name: 'task',
  uses: ['settings', 'facts', 'account', 'points', 'tier', 'member', 'staff', 'coupon'],
  actions: actions(async () => ({
    contract: (await import('#shared/growth/task/contract')).taskContract,
    handlers: (await import('./task.handlers')).taskHandlers,
  })),
  samples: samples(async () => (await import('./task.samples')).taskSamples),
  collections: {
    deed_books: {
      indexes: {},
      person: {
        of: ['_id', 'deeds.record', 'deeds.id', 'marks.record', 'marksAside.record', 'lifeOfMerged.record'],
        shown: { as: 'deeds', title: '做过的任务和成长记录' },
        onClosing: 'bare',
      },
    },
    task_days: {
      indexes: { byDay: ['day', 'tasks'] },
      person: { of: ['_id', 'memberId'], shown: UPKEEP, onClosing: 'bare' },
    },
  },
  daySums: async () => (await import('./task-day.repository')).taskSums,
  rules: async () => ({ documents: (await import('./task.rules')).ruleDocuments }),
  acts: [{ key: 'confirmed', title: '店员扫码确认的事', facts: [] }],
  answersActs: {
    // Both write the account.
    after: ['referral'],
    // A shop without rules of this kind tells and keeps nothing for them.
    wants: (acts, { now, at }) => {
      // A file brings years of purchases.
      if (at < now - KEPT_MS) return false
      const stored = ['growth', 'tasks'].map((setting) => storedAtHand(setting, now))
      if (stored.includes(undefined)) return true
      const named = stored.flatMap(actsNamedIn)
      return acts.some(({ key }) => named.includes(key))
    },
    answer: async () => (await import('./count.service')).countAct,
  },
  answers: {
    'member.merged': {
      order: 'commutative',
      after: ['member'],
      answer: async () => (await import('./move.service')).joinBooks,
    },
    'member.parted': {
      order: 'commutative',
      after: ['member'],
      answer: async () => (await import('./move.service')).partBooks,
    },
  },
  checks: async () => [(await import('./task.checks')).deedBookCheck],
  trials: async () => (await import('./trial.service')).taskTrials,
  place: { key: 'tasks', isThere: async () => (await import('./home-line.service')).hasTasks },
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
