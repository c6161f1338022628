import type { Form } from '#shared/reach/question/form'
import type { QuestionRules } from '#shared/reach/question/rules'
import type { Shop } from '../../../../testing/shop'

/** Three questions for newcomers, one of which puts a tag by hand on the member. */
export const TASTE: Form = {
  ...{ key: 'taste', title: '口味小问卷', about: '用来挑你可能想看的茶和券', purpose: 'taste', isOpen: true },
  ...{ endDay: null, points: 10, sensitive: null },
  questions: [
    {
      ...{ key: 'tea', text: '平时爱喝哪一类', kind: 'choices', isOptional: false },
      options: [
        { key: 'oolong', text: '乌龙', tag: 'regular' },
        { key: 'green', text: '绿茶', tag: null },
      ],
    },
    { key: 'sweet', text: '多甜合适', kind: 'rating', isOptional: true, options: [] },
  ],
}

export const NPS: Form = {
  ...{ key: 'nps', title: '愿意推荐吗', about: '看看做得怎么样', purpose: 'nps', isOpen: true },
  ...{ endDay: null, points: 0, sensitive: null },
  questions: [{ key: 'how', text: '有多愿意推荐给朋友', kind: 'scale', isOptional: false, options: [] }],
}

/** Health: agreed to separately, sealed, and paid for by nothing. */
export const ALLERGY: Form = {
  ...{ key: 'allergy', title: '过敏', about: '做茶点时避开', purpose: 'profile', isOpen: true },
  ...{ endDay: null, points: 0, sensitive: 'health' },
  questions: [
    {
      ...{ key: 'what', text: '对什么过敏', kind: 'choice', isOptional: false },
      options: [
        { key: 'nuts', text: '坚果', tag: null },
        { key: 'milk', text: '牛奶', tag: null },
      ],
    },
  ],
}

export function openForms(shop: Shop, forms: Form[] = [TASTE, NPS, ALLERGY]): void {
  const value: QuestionRules = { forms }
  shop.database.put('settings', { _id: 'question', version: 1, value, digest: '', by: '周总', at: 0 })
  shop.coolDown()
}

/** As its member's own act would have left it. */
export function anAnswered(memberId: string, at: number) {
  const answers = [{ key: 'tea', choices: ['oolong'], text: '平时爱喝哪一类', words: '乌龙', tags: ['regular'] }]
  return {
    ...{ _id: `${memberId}:taste`, memberId, formKey: 'taste', formTitle: '口味小问卷', at, answers },
    ...{ answersSealed: null, consent: null, pointsPaid: 10, requests: [] },
  }
}
