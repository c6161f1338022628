import { actions, type Noun } from '../../../platform/noun/noun'

export const memberNoun: Noun = {
  shelf: 'people',
  name: 'member',
  uses: ['settings', 'facts', 'account', 'points', 'tier'],
  actions: actions(async () => ({
    contract: (await import('#shared/people/member/contract')).memberContract,
    handlers: (await import('./member.handlers')).memberHandlers,
  })),
  collections: {
    identities: {
      indexes: { byMember: ['memberId'] },
    },
    known_people: {
      indexes: { byLeft: ['leftAt'] },
    },
    members: {
      indexes: {
        byStoreAndJoined: ['joined.storeId', '-joined.at'],
        byBirthday: ['birthdayHash', '_id'],
        byMergedInto: ['merge.into'],
        byJoinedDay: ['joined.day', '_id'],
        byWelcomeDue: ['welcomeDueAt'],
        byJoined: ['joined.at', '_id'],
        byUpdated: ['updatedAt', '_id'],
      },
    },
    code_tries: {
      indexes: { byAt: ['at'] },
    },
  },
  jobs: async () => [(await import('./member.jobs')).forgetKnownPeopleJob],
  answers: async () => ({ 'move-coupons': (await import('./known-person.service')).movePast }),
  factSources: async () => [(await import('./join-facts.repository')).joinFacts],
}
