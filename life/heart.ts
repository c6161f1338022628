import { beta, type Dice, normal } from './dice'

/** What is true of somebody beside what they buy: what they come to, read, say, take and want to be told. */
export interface Heart {
  /** Chance to sign up, each time that occasions are looked at. */
  likesOccasions: number
  /** Chance to come where a place is held. */
  keepsWord: number
  /** How much likelier a purchase is in the weeks after an occasion. */
  occasionAnswer: number
  /** How much likelier a purchase is while the shop has tasks; 0 for most. */
  taskAnswer: number
  /** Chance to say how a purchase was. */
  rates: number
  /** How much better than it was somebody says that it was; below 0 it is worse. */
  mildness: number
  /** Chance to write into the box, for each look. */
  writes: number
  /** Chance to read a card to its end, for each look. */
  reads: number
  /** Chance to answer what the shop asks, for each look. */
  answers: number
  /** Chance to allow one more reminder when asked for it; 0 for whoever wants none. */
  allows: number
  /** Chance to take goods for points that would buy them; 0 for whoever keeps to coupons. */
  takesGoods: number
  /** 0 is without sugar, 1 as usual. */
  sweetness: number
  /** Chance to pick up when a clerk calls. */
  picksUp: number
  /** Says on the telephone that they want none of it. */
  wantsNoCalls: boolean
  /** How much likelier a purchase is in the days after a call; 0 for half of them. */
  callAnswer: number
}

export function heartOf(dice: Dice): Heart {
  const some = (question: string, share: number, mean: number) =>
    dice(`${question}?`) < share ? rounded(beta(dice, question, { mean, weight: 8 })) : 0
  return {
    likesOccasions: some('likes occasions', 0.4, 0.22),
    keepsWord: rounded(beta(dice, 'keeps word', { mean: 0.84, weight: 9 })),
    occasionAnswer: rounded(0.6 * dice('occasion answer')),
    taskAnswer: dice('task answer?') < 0.3 ? rounded(0.2 + 0.6 * dice('task answer')) : 0,
    rates: some('rates', 0.45, 0.42),
    mildness: rounded(0.5 * normal(dice, 'mildness')),
    writes: some('writes', 0.2, 0.04),
    reads: some('reads', 0.5, 0.3),
    answers: some('answers', 0.6, 0.2),
    allows: some('allows', 0.35, 0.5),
    takesGoods: some('takes goods', 0.5, 0.3),
    sweetness: rounded(dice('sweetness')),
    picksUp: rounded(beta(dice, 'picks up', { mean: 0.6, weight: 7 })),
    wantsNoCalls: dice('wants no calls') < 0.07,
    callAnswer: dice('call answer?') < 0.5 ? rounded(0.3 + 1.2 * dice('call answer')) : 0,
  }
}

const rounded = (number: number) => Math.round(number * 1000) / 1000
