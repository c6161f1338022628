import * as z from 'zod'
import { type CompiledCondition, NEVER, oneOf, still } from '#shared/base/condition/compiled'
import { monthAt, nextMonthAt } from '#shared/base/condition/day-number'
import { keysOf, listOf, whenField } from '#shared/base/condition/fields'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { whenText } from '#shared/base/condition/range-text'
import { agoText, NOTHING } from '#shared/base/condition/say'
import { compileWhen } from '#shared/base/condition/windows'
import { storeIdField } from '#shared/kernel/fields'

/** What the member's own record says. Days are numbers. */
export interface MemberFacts {
  storeId: string | null
  via: JoinedVia
  has: Record<ProfileField, boolean>
  joinedDay: number
  /** 1–12; null while the member has not told. */
  birthMonth: number | null
}

const VIA_NAMES = { wechat: '小程序', import: '收银导入' }
type JoinedVia = keyof typeof VIA_NAMES

const HAS_TEXTS = {
  phone: '留了手机号',
  birthday: '填了生日',
  nickname: '填了昵称',
  wechat: '打开过小程序',
}
type ProfileField = keyof typeof HAS_TEXTS
/** What operators call each; Simplified Chinese. */
export const HAS_NAMES = Object.entries(HAS_TEXTS).map(([value, label]) => ({ value, label }))

const months = z.custom<number[] | 'current'>(
  (value) => value === 'current' || listOf(z.int().min(1).max(12), 12).safeParse(value).success,
  { message: '请写 current（本月），或 1 到 12 的月份列表' },
)
const aboutMember = kindsAbout<MemberFacts>()

export const memberQuestions = {
  /** The store where the member joined. */
  store: aboutMember({
    schema: z.strictObject({ kind: z.literal('store'), in: listOf(storeIdField, 100) }),
    text: ({ in: ids }, names) => `入会门店是 ${namesOf(names, 'store', ids)}`,
    actual: (_question, { storeId }, { names }) => (storeId === null ? NOTHING : names('store', storeId)),
    compile: ({ in: ids }) => {
      const isIn = oneOf(ids)
      return still(({ storeId }) => isIn(storeId))
    },
  }),
  via: aboutMember({
    schema: z.strictObject({ kind: z.literal('via'), in: listOf(z.enum(keysOf(VIA_NAMES)), 2) }),
    text: ({ in: ways }) => `入会方式是 ${ways.map((via) => VIA_NAMES[via]).join('、')}`,
    actual: (_question, { via }) => VIA_NAMES[via],
    compile: ({ in: ways }) => {
      const isIn = oneOf(ways)
      return still(({ via }) => isIn(via))
    },
  }),
  has: aboutMember({
    schema: z.strictObject({ kind: z.literal('has'), field: z.enum(keysOf(HAS_TEXTS)) }),
    text: ({ field }) => HAS_TEXTS[field],
    actual: ({ field }, { has }) => (has[field] ? '有' : NOTHING),
    compile: ({ field }) => still(({ has }) => has[field]),
  }),
  /** `current`: the birthday is in the month of today. */
  birthMonth: aboutMember({
    schema: z.strictObject({ kind: z.literal('birthMonth'), in: months }),
    text: ({ in: asked }) => (asked === 'current' ? '生日在本月' : `生日在 ${asked.join('、')} 月`),
    actual: (_question, { birthMonth }) => (birthMonth === null ? '没有填写' : `${birthMonth} 月`),
    compile: ({ in: asked }) => compileBirthMonth(asked),
  }),
  joined: aboutMember({
    schema: z.strictObject({ kind: z.literal('joined'), when: whenField }),
    text: ({ when }) => `入会在 ${whenText(when)}`,
    actual: (_question, { joinedDay }, { today }) => agoText(joinedDay, today),
    compile: ({ when }) => compileWhen(when, ({ joinedDay }) => joinedDay),
  }),
}

export type MemberQuestion = QuestionIn<typeof memberQuestions>

function compileBirthMonth(asked: number[] | 'current'): CompiledCondition<MemberFacts> {
  if (asked !== 'current') {
    const isIn = oneOf(asked)
    return still(({ birthMonth }) => isIn(birthMonth))
  }
  return {
    test: ({ birthMonth }, day) => birthMonth !== null && birthMonth === monthAt(day),
    // Asked again on the first of each month: only two of them change the answer, and those are found by asking.
    next: ({ birthMonth }, day) => (birthMonth === null ? NEVER : nextMonthAt(day)),
  }
}
