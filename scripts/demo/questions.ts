import type { QuestionRules } from '#shared/reach/question/rules'
import type { Act } from './actor'
import { agreeTo } from './agree'

const plain = { isOptional: true, options: [] }
const choices = (...texts: [key: string, text: string][]) => texts.map(([key, text]) => ({ key, text, tag: null }))

/** What a tea house would like to know: the taste of newcomers, and whether one would recommend it. */
const FORMS: QuestionRules = {
  forms: [
    {
      ...{ key: 'taste', title: '口味小问卷', about: '让店里知道大家的口味', purpose: 'taste', isOpen: true },
      ...{ endDay: null, points: 10, sensitive: null },
      questions: [
        {
          ...{ key: 'tea', text: '平时爱喝哪一类', kind: 'choices', isOptional: true },
          options: choices(
            ['oolong', '乌龙'],
            ['flower', '花茶'],
            ['green', '绿茶'],
            ['milk', '加奶的'],
            ['any', '都行'],
          ),
        },
        {
          ...{ key: 'sweet', text: '多甜合适', kind: 'choice', isOptional: true },
          options: choices(['none', '不加糖'], ['less', '少糖'], ['usual', '正常']),
        },
        {
          key: 'when',
          text: '一般什么时候来',
          kind: 'choice',
          isOptional: true,
          options: choices(['am', '上午'], ['pm', '下午'], ['night', '晚上']),
        },
      ],
    },
    {
      ...{ key: 'recommend', title: '愿意推荐吗', about: '看看店里做得怎么样', purpose: 'nps', isOpen: true },
      ...{ endDay: null, points: 0, sensitive: null },
      questions: [{ ...plain, key: 'how', text: '有多愿意把我们推荐给朋友', kind: 'scale', isOptional: false }],
    },
    {
      ...{ key: 'visit', title: '店里怎么样', about: '知道哪里该改', purpose: 'survey', isOpen: true },
      ...{ endDay: null, points: 5, sensitive: null },
      questions: [
        { ...plain, key: 'speed', text: '做得快不快', kind: 'rating' },
        { ...plain, key: 'room', text: '坐着舒服吗', kind: 'rating' },
      ],
    },
  ],
}

/** The demo shop asks its members. */
export const openQuestions = (ops: Act): Promise<void> => agreeTo(ops, 'question', FORMS, '问问口味')
