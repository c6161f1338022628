import { actions, type Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

const movePast = async () => (await import('./known-person.service')).movePast

export const memberNoun: Noun = {
  shelf: 'people',
  name: 'member',
  uses: ['alert', 'settings', 'audit', 'facts', 'account', 'points', 'tier'],
  actions: actions(async () => ({
    contract: (await import('#shared/people/member/contract')).memberContract,
    handlers: (await import('./member.handlers')).memberHandlers,
  })),
  collections: {
    identities: {
      indexes: { byMember: ['memberId'] },
      person: { of: ['memberId'], shown: { as: 'identities', title: '登录和绑定方式' }, onClosing: 'removed' },
    },
    known_people: {
      indexes: { byLeft: ['leftAt'] },
      person: {
        of: ['of'],
        shown: {
          title: '换下的手机号',
          hidden: '只留无法还原的摘要，新人奖励不会重复发；注销后也按此处理，24 个月后删除',
        },
        onClosing: 'outlasts',
        term: { days: 731, job: 'forget-known-people' },
      },
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
        byNickname: ['nickname', '_id'],
        byEntrance: ['joined.entrance.key'],
      },
      person: {
        of: ['_id', 'avatarFileId', 'merge', 'unmerged.into', 'bondAwaitingPhone'],
        names: { fields: ['tillRecords.recordId'], hidden: UPKEEP },
        shown: { as: 'profile', title: '个人资料' },
        onClosing: 'bare',
      },
    },
    code_tries: {
      indexes: { byAt: ['at'] },
      person: {
        of: ['_id'],
        shown: { title: '输码次数', hidden: '只记每小时输过几次兑换码或邀请码，防止猜码，一天后删除' },
        onClosing: 'bare',
        term: { days: 1, job: 'forget-code-tries' },
      },
    },
  },
  jobs: async () => [(await import('./member.jobs')).forgetKnownPeopleJob],
  reseals: async () => [(await import('./reseal.service')).resealMembers],
  holder: async () => (await import('./holder.service')).findHolderId,
  answers: {
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./closing-answer.service')).forgetReasons,
    },
    'member.merged': { order: 'commutative', answer: movePast },
    'member.parted': { order: 'commutative', answer: movePast },
  },
  acts: [{ key: 'profile', title: '填好昵称和生日', facts: ['member.profileCompleted'] }],
  stepSources: async () => [(await import('./join-steps.repository')).joinSteps],
  factSources: async () => [(await import('./join-facts.repository')).joinFacts],
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
